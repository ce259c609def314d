package org.doudi.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A program that keeps a database up until its input ends, to be killed or stopped by a test. */
public final class HoldsDatabase {
    private HoldsDatabase() {}

    /** Arguments: data folder, keys folder. */
    public static void main(String[] folders) throws IOException {
        try {
            DatabaseServer.open(
                    DatabaseSettings.durable(Path.of(folders[0]), Path.of(folders[1]), null), System.out::println);
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (StartRefused refused) {
            System.out.println(refused.getMessage());
            System.exit(1);
        }
    }
}
