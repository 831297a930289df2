def test_records_page_by_page(client):
    seen, path = [], "/api/v1/records?limit=3"
    while path:
        page = client.get(path).json()
        seen += [row["record"]["id"] for row in page["records"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == client.get("/api/v1/records?limit=500").json()["records"].__len__()
    assert client.get(f"/api/v1/records/{seen[0]}").json()["record"]["id"] == seen[0]


def test_documents_page_by_page(client):
    first = client.get("/api/v1/documents?limit=2").json()
    rest = client.get(first["next"]).json()
    ids = [d["id"] for d in first["documents"] + rest["documents"]]
    assert len(ids) == 3
    assert rest["next"] is None
    whole = client.get(f"/api/v1/documents/{ids[1]}").json()
    assert all(whole["document"]["text"][(e := r["record"]["evidence"])["start"] : e["end"]] == e["exact"] for r in whole["records"])


def test_problems_are_json(client):
    for path, status, code in (
        ("/api/v1/records/none", 404, "unknown-name"),
        ("/api/v1/records?kind=novel", 422, "bad-parameter"),
        ("/api/v1/records?words=%21", 422, "bad-query"),
        ("/api/v1/records?after=none", 404, "unknown-name"),
        ("/api/v1/nothing", 404, "not-found"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["hint"]


def test_the_description_has_every_route(client):
    described = client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        f"/api/v1/{path}" for path in ("records", "records/{id}", "documents", "documents/{id}", "stats", "health")
    }
    assert client.get("/api/v1/health").json()["status"] == "ok"
