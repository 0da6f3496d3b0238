# Read by ./mvnw and ./scatter: finds a JDK 25 without starting a JVM.

no_jdk25='Scattering needs a JDK 25: install one (for instance Temurin 25) and run again; JAVA25_HOME may name its folder.'

# is_jdk25 FOLDER
is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

# Sets jdk25 to the folder of the first one found.
find_jdk25() {
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=
  for jdk25 in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk*25* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.m2/jdks/* "${HOME:-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_jdk25 "$jdk25" && return 0
  done
  jdk25=
  return 1
}
