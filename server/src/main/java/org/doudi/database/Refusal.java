package org.doudi.database;

import java.nio.file.Path;

/** Every sentence with which a start is refused, in one place; docs/operations.md lists them for operators. */
final class Refusal {
    private Refusal() {}

    static StartRefused folderInUse(Path data) {
        return new StartRefused(
                "数据目录 %s 正被另一个运行中的程序使用；请先停止它，或用 --data 另选目录。".formatted(data),
                "The data folder %s is in use by another run; stop that run first, or choose another folder with --data."
                        .formatted(data));
    }

    static StartRefused folderForeign(Path data) {
        return new StartRefused(
                "目录 %s 不是空的，也不是本平台的数据目录，未作任何改动；请用 --data 选择空目录或原数据目录。".formatted(data),
                "The folder %s is neither empty nor a data folder of this platform, and was left untouched; choose an empty folder or the right one with --data."
                        .formatted(data));
    }

    static StartRefused folderNotWritable(Path folder, String reason) {
        return new StartRefused(
                "当前用户无权读写目录 %s（%s）；请改用有权限的用户，或用 --data 另选目录。".formatted(folder, reason),
                "This user may not read and write the folder %s (%s); start as its owner, or choose another folder with --data."
                        .formatted(folder, reason));
    }

    static StartRefused folderNotReachable(Path folder, String user) {
        return new StartRefused(
                "数据库不能以 root 身份运行，而用户 %s 无法进入 %s；请把数据目录放到其他用户可以进入的位置，或以普通用户启动。".formatted(user, folder),
                "The database cannot run as root, and the user %s cannot enter %s; put the data folder where other users may pass, or start as an ordinary user."
                        .formatted(user, folder));
    }

    static StartRefused diskNearlyFull(Path data, long freeBytes, long minimumBytes) {
        return new StartRefused(
                "数据目录 %s 所在磁盘只剩 %d MB，至少需要 %d MB；请清理磁盘后再启动。"
                        .formatted(data, megabytes(freeBytes), megabytes(minimumBytes)),
                "The disk of the data folder %s has %d MB left and needs at least %d MB; free some space, then start again."
                        .formatted(data, megabytes(freeBytes), megabytes(minimumBytes)));
    }

    static StartRefused otherVersion(Path data, String found, String needed) {
        return new StartRefused(
                "数据目录 %s 由 PostgreSQL %s 建立，本程序使用 PostgreSQL %s；请用原来的程序版本启动，或从备份恢复到新目录。".formatted(data, found, needed),
                "The data folder %s was made by PostgreSQL %s and this program uses PostgreSQL %s; start it with the program it was made with, or restore a backup into a new folder."
                        .formatted(data, found, needed));
    }

    static StartRefused machineNotSupported(String machine) {
        return new StartRefused(
                "内置数据库不支持本机类型 %s；请用环境变量 DOUDI_DB_URL 指定外部 PostgreSQL。".formatted(machine),
                "The embedded database does not support this machine (%s); name a PostgreSQL of your own in DOUDI_DB_URL."
                        .formatted(machine));
    }

    static StartRefused orphanStays(Path data, long pid) {
        return new StartRefused(
                "上次运行遗留的数据库进程 %d 仍占用 %s 且无法停止；请以启动它的用户停止该进程后再启动。".formatted(pid, data),
                "The database process %d left over from an earlier run still holds %s and does not stop; stop it as the user who started it, then start again."
                        .formatted(pid, data));
    }

    static StartRefused databaseDidNotStart(Path log, String lastLine) {
        return new StartRefused(
                "内置数据库未能启动（%s）；详见 %s。".formatted(lastLine, log),
                "The embedded database did not start (%s); see %s.".formatted(lastLine, log));
    }

    static StartRefused keysMissing(Path keys, Path data) {
        return new StartRefused(
                "密钥目录 %s 中没有数据目录 %s 的数据库口令；请放回原密钥目录，或用环境变量 DOUDI_KEYS 指明其位置。".formatted(keys, data),
                "The keys folder %s does not hold the database passwords of the data folder %s; put the keys folder back, or name it in DOUDI_KEYS."
                        .formatted(keys, data));
    }

    static StartRefused outsideUrlUnclear() {
        return new StartRefused(
                "环境变量 DOUDI_DB_URL 无法识别；格式为 postgresql://用户:口令@主机:端口/数据库。",
                "DOUDI_DB_URL is not understood; write it as postgresql://user:password@host:port/database.");
    }

    static StartRefused outsideNotReached(String place, String reason) {
        return new StartRefused(
                "无法登录外部数据库 %s（%s）；请检查 DOUDI_DB_URL 的地址、用户和口令。".formatted(place, reason),
                "Cannot sign in to the outside database %s (%s); check address, user and password in DOUDI_DB_URL."
                        .formatted(place, reason));
    }

    static StartRefused outsideTooOld(String place, String found, int needed) {
        return new StartRefused(
                "外部数据库 %s 的版本是 PostgreSQL %s，至少需要 %d；请升级该数据库，或改用内置数据库。".formatted(place, found, needed),
                "The outside database %s is PostgreSQL %s, at least %d is needed; upgrade it, or use the embedded database."
                        .formatted(place, found, needed));
    }

    static StartRefused outsideWithoutRights(String place, String login, String reason) {
        return new StartRefused(
                "外部数据库 %s 的用户 %s 权限不足（%s）；该用户须拥有此数据库并可建立角色（CREATEROLE）。".formatted(place, login, reason),
                "In the outside database %s the user %s lacks rights (%s); it must own the database and may create roles (CREATEROLE)."
                        .formatted(place, login, reason));
    }

    static StartRefused serverStillStarting(Path data) {
        return new StartRefused(
                "使用数据目录 %s 的服务正在启动或停止；请稍后再试。".formatted(data),
                "The server that holds the data folder %s is still starting or stopping; try again in a moment."
                        .formatted(data));
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }
}
