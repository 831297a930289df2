PAGE = "Ferry treaty\n\n“We will sign in May,” Ilse Harnok told reporters on Tuesday. She met Teodor Brask in Port Arvid."


def test_a_text_is_read_and_not_kept(client, store):
    before = store.stats()
    page = client.post("/read", data={"text": PAGE, "published": "2031-03-05"})
    assert page.status_code == 200
    assert "We will sign in May" in page.text
    assert 'class="statement' in page.text
    assert store.stats() == before


def test_a_file_goes_before_the_text(client):
    html = "<html><body><h1>Pier</h1><article><p>" + "The minister said the pier would open in June. " * 8 + "</p></article></body></html>"
    page = client.post("/read", data={"text": "x"}, files={"file": ("pier.html", html, "text/html")})
    assert "pier would open in June" in page.text


def test_what_cannot_be_read_is_told_and_what_was_typed_stays(client):
    empty = client.post("/read", data={"text": " ", "title": "A <title>"})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text
    assert "A &lt;title&gt;" in empty.text
    assert "2031-13-01" in client.post("/read", data={"text": PAGE, "published": "2031-13-01"}).text
    large = client.post("/read", data={"text": "word " * 90_000})
    assert large.status_code in {413, 422}
    assert 'role="alert"' in large.text
