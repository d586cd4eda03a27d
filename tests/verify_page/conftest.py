"""One browser for all files, where a Chromium is to be had."""

import os

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate

from inspector.base import places
from inspector.services.verify_page import build_page
from inspector.signing.trust import Trust
from tests.signing.factory import SIGNED_AT, UNIT, an_identity
from tests.verify_page.browser import NAMES, Browser, chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    if chromium() is None:
        why = f"no Chromium here ({', '.join(NAMES)})"
        if os.environ.get("CI") == "true" and os.getuid() == 0:
            pytest.fail(f"{why}: tools/setup.sh installs it for root")
        pytest.skip(why)
    running = Browser(tmp_path_factory.mktemp("browser"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def identity():
    return an_identity()


@pytest.fixture(scope="session")
def stranger():
    return an_identity()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory, identity):
    """The page as a bureau hands it out, with one certificate."""
    path = tmp_path_factory.mktemp("page") / "verify.html"
    path.write_text(build_page(Trust([identity[1]]), UNIT, SIGNED_AT), "utf-8")
    return path


@pytest.fixture
def page(browser, page_file):
    browser.open(page_file)
    return browser


@pytest.fixture
def trust(home, identity):
    """Put the signer's certificate into the folder of trusted ones."""
    folder = places.trust_folder()
    folder.mkdir(parents=True)
    pem = load_der_x509_certificate(identity[1]).public_bytes(Encoding.PEM)
    (folder / "bureau.pem").write_bytes(pem)
    return folder
