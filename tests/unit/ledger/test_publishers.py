from verbale.ledger.publishers import Publisher, Publishers


def test_every_shipped_publisher_says_where_it_is_known_from():
    for publisher in Publishers.load().all:
        assert publisher.source
        assert publisher.country
        assert publisher.hosts
        assert publisher.affiliation in {"state", "party", "funded", "public", "private"}


def test_no_address_belongs_to_two():
    hosts = [h for p in Publishers.load().all for h in p.hosts]
    assert len(hosts) == len(set(hosts))


def test_a_publisher_is_found_by_its_address_with_any_host_below(document):
    found = Publishers.load().of(document("x", "Words.", host="en.kremlin.ru"))
    assert (found.name, found.state, found.voice) == ("President of Russia", "RUS", "RUS")


def test_outlets_of_one_state_are_one_voice_and_a_public_broadcaster_is_its_own():
    known = {p.name: p for p in Publishers.load().all}
    assert known["TASS"].voice == known["RT"].voice == "RUS"
    assert known["BBC"].state is None
    assert known["Press TV"].voice == "IRN"


def test_an_unknown_one_is_known_by_its_name_or_address(document):
    publishers = Publishers.load()
    assert publishers.of(document("x", "Words.", host="www.gazette.example")).voice == "gazette.example"
    assert publishers.of(document("x", "Words.", publisher="Vell Courier")).voice == "Vell Courier"
    assert publishers.of(document("x", "Words.")) is None


def test_a_project_adds_its_own(document):
    own = Publisher("Vell Courier", ("courier.example",), "NOR", "Government of Norland", "state", "our own knowledge")
    assert Publishers.load([own]).of(document("x", "Words.", host="courier.example")).state == "NOR"
