# Sourced by run, doudi and test: finds a JDK 25 and Maven, builds the server if its sources changed.
# Needs $here, the folder of the repository. Plain POSIX sh.

say() {
    printf '%s\n' "$@" >&2
}

is_jdk_25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# Sets JAVA_HOME, or ends with a sentence.
find_jdk() {
    on_path=$(command -v javac 2>/dev/null || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for jdk in "${JDK25_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/* /opt/*/jdk* \
        "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/*; do
        if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    say "没有找到 JDK 25：请安装（如 apt-get install openjdk-25-jdk-headless，或 Eclipse Temurin 25），或用环境变量 JDK25_HOME 指明其目录。" \
        "No JDK 25 found: install one (such as apt-get install openjdk-25-jdk-headless, or Eclipse Temurin 25), or name its folder in JDK25_HOME."
    exit 1
}

# Installs Debian packages as root; otherwise fails.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    if [ -z "${apt_updated:-}" ]; then
        apt-get update -qq >&2 && apt_updated=yes || return 1
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

find_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    apt_install maven && return 0
    say "没有找到 Maven：请安装 3.8 或更新的版本（如 apt-get install maven）。" \
        "No Maven found: install 3.8 or newer (such as apt-get install maven)."
    exit 1
}

built=$here/target/run
sources="pom.xml .mvn kernel/pom.xml kernel/src/main policy/pom.xml policy/src/main city/pom.xml city/src/main server/pom.xml server/src/main"

is_built() {
    [ -e "$built/stamp" ] && [ -e "$built/app/server.jar" ] &&
        [ -z "$(cd "$here" && find $sources -newer "$built/stamp" 2>/dev/null | head -n 1)" ]
}

# Builds the server into target/run/app, whole or not at all.
build() {
    is_built && return 0
    find_maven
    say "正在构建，请稍候（首次约需几分钟）…… / building, a few minutes the first time …"
    mkdir -p "$built"
    : >"$built/stamp.new"
    (cd "$here" && mvn -B -ntp -q -pl server -am package -Dmaven.test.skip=true -Dspotless.check.skip=true >"$built/build.log" 2>&1) || {
        grep -E 'ERROR' "$built/build.log" | head -n 20 >&2
        say "构建失败，详见 $built/build.log" "The build failed, see $built/build.log"
        exit 1
    }
    rm -rf "$built/app.new"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$here"/server/target/server-*-app.jar \
        extract --destination "$built/app.new" --application-filename server.jar >/dev/null
    rm -rf "$built/app" "$built/app.aot"
    mv "$built/app.new" "$built/app"
    mv "$built/stamp.new" "$built/stamp"
    train
}

# Starts once on an empty throw-away database, so that every later start finds its classes loaded and linked.
# Only a gain in speed: without it the server starts as well.
train() {
    rm -rf "$built/training"
    env -u DOUDI_DB_URL -u DOUDI_KEYS -u DOUDI_DATA \
        "$JAVA_HOME/bin/java" -Xmx"$(heap_megabytes)m" --enable-native-access=ALL-UNNAMED -Xlog:aot=off \
        -XX:AOTCacheOutput="$built/app.aot.new" -jar "$built/app/server.jar" \
        --city none --port 0 --data "$built/training/data" >"$built/training.log" 2>&1 &
    trainer=$!
    trap 'kill -TERM "$trainer" 2>/dev/null; exit 130' INT TERM
    tries=0
    while [ "$tries" -lt 180 ] && kill -0 "$trainer" 2>/dev/null && ! grep -q 'Doudi answers' "$built/training.log" 2>/dev/null; do
        tries=$((tries + 1))
        sleep 1
    done
    kill -TERM "$trainer" 2>/dev/null || true
    wait "$trainer" 2>/dev/null || true
    trap - INT TERM
    [ ! -e "$built/app.aot.new" ] || mv "$built/app.aot.new" "$built/app.aot"
    rm -rf "$built/training"
}

# The option that uses what train learnt, if it did.
learnt() {
    [ ! -e "$built/app.aot" ] || printf '%s' "-XX:AOTCache=$built/app.aot"
}

# A seventh of the machine's memory, between 512 MB and 4 GB.
heap_megabytes() {
    awk '/^MemTotal:/ { m = int($2 / 1024 / 7); if (m < 512) m = 512; if (m > 4096) m = 4096; print m }' /proc/meminfo
}
