"""What keeps somebody from reading a page, as axe-core finds it: contrast, names, order, roles; light and dark."""

from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.serving import ASKED, FOLLOWED
from verbale.serve.templating import NAVIGATION

PATHS = [*(path for _, path in NAVIGATION), *ASKED.values()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PATHS, *FOLLOWED])
def test_nothing_keeps_anybody_from_reading(chromium, site, followed, path, scheme):
    # axe is put into the page past the policy, which holds everywhere else
    with closing(chromium.new_context(base_url=site, color_scheme=scheme, bypass_csp=True)) as context:
        page = context.new_page()
        page.goto(followed.get(path, path))
        found = Axe().run(page).response["violations"]
    serious = [v for v in found if v["impact"] in {"serious", "critical"}]
    assert not serious, [f"{v['help']}: {n['html'][:160]} ({n['any'][:1]})" for v in serious for n in v["nodes"][:5]]
