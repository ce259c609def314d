package org.doudi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.doudi.database.StartRefused;

/** Looks whether the web port is free before anything else is touched. */
final class PortCheck {
    private PortCheck() {}

    /** @throws StartRefused if the port is taken or not allowed to this user */
    static void refuseTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartRefused(
                    "端口 %d 已被占用或不允许使用；请停止占用它的程序，或用 --port 另选端口。".formatted(port),
                    "Port %d is taken or not allowed; stop the program that uses it, or choose another with --port."
                            .formatted(port));
        }
    }
}
