"""The page of a report, checked by axe in Chromium: nothing in it breaks a rule of WCAG 2.2, A or AA."""

import html
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.report import Format, Report, render
from factcheck.report import json as whole
from tests.factcheck.report import made
from tools.peers import AXE

WORKED = Path(__file__).parents[1] / "resources" / "samples" / "worked.json"
SECONDS = 180
DARK = "--blink-settings=preferredColorScheme=0"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """
axe.run({runOnly: RULES}).then((found) => {
  document.body.textContent = "FOUND" + JSON.stringify({
    passes: found.passes.length,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    wide: document.documentElement.scrollWidth - innerWidth,
    violations: found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]),
  }) + "DNUOF";
});
"""


def checked(report: Report, folder: Path, width: int, *options: str) -> dict[str, Any]:
    """Return what axe finds in a report's page in a window of a width; the page lets no script run, so a copy does."""
    page = render(report, Format.HTML).decode()
    policy = '<meta http-equiv="Content-Security-Policy"'
    assert policy in page
    page = re.sub(f"{policy}[^>]*>", "", page)
    script = f"{AXE.read_text(encoding='utf-8')}</script><script>{CHECK.replace('RULES', json.dumps(RULES))}"
    folder.joinpath("page.html").write_text(page.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         f"--window-size={width},900", "--virtual-time-budget=30000", *options, "--dump-dom",
         folder.joinpath("page.html").as_uri()],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    found = re.search("FOUND(.*)DNUOF", done.stdout.decode(), re.DOTALL)
    assert found, done.stderr
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("width", "options"), [(500, ()), (1280, (DARK,))], ids=["telephone", "desk in the dark"])
def test_the_page_can_be_read_by_everybody(tmp_path: Path, language: str, width: int, options: tuple[str, ...]) -> None:
    for report in (whole.read(WORKED.read_bytes()), Report((made.worked(),), "ar", made.AT, "ليلى")):
        found = checked(replace(report, language=language), tmp_path, width, *options)
        assert found["violations"] == []
        assert found["passes"] > 25
        assert found["wide"] <= 0
        assert found["dark"] is bool(options)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    script = f"{AXE.read_text(encoding='utf-8')}</script><script>{CHECK.replace('RULES', json.dumps(RULES))}"
    broken.write_text(
        f"<html><body><img src='x.png'><p style='color:#bbb'>x</p><script>{script}</script></body></html>"
    )
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--virtual-time-budget=30000", "--dump-dom", broken.as_uri()],
        capture_output=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    assert "image-alt" in done.stdout.decode()
