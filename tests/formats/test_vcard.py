"""vCards with every quirk that real files hold: none stops the reading, shortens a name or is lost unsaid."""

from __future__ import annotations

import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import CompanionError, Refused
from companion.domain.friend import Friend, Occurrence
from companion.formats.people import Person, read_day, uid_of
from companion.formats.vcard import read_vcards, write_vcards

from .people.make import ANN, ZOE, card


def one(*lines: str, version: str = "3.0") -> Person:
    """The person of a card with these lines; every way to end a line gives the same one."""
    person, *same = (
        only(card(*lines, version=version, end=end).replace(b"=\n", b"=" + end.encode()))
        for end in ("\r\n", "\n", "\r")
    )
    assert all(each == person for each in same)
    return person


def only(data: bytes) -> Person:
    found = read_vcards(data)
    assert not found.left_out
    (person,) = found.people
    return person


def names(data: bytes) -> list[str]:
    return [person.name for person in read_vcards(data).people]


NAMES = [
    (("FN:Ann Lee",), "Ann Lee"),
    (("N:Lee;Ann;;;",), "Ann Lee"),
    (("FN:", "N:Lee;Ann;;;"), "Ann Lee"),
    (("FN:   ", "N:Lee;Ann;Maria,Jo;Dr.;MBA"), "Dr. Ann Maria Jo Lee MBA"),
    (("FN:Ann Lee", "N:;;;;"), "Ann Lee"),
    (("FN:Ann Lee",), "Ann Lee"),
    (("N:;;;;", "NICKNAME:Annie"), "Annie"),
    (("N:Lee, Jr.;Sam;;;",), "Sam Lee, Jr."),
    (("N:Lee\\, Jr.;Sam;;;",), "Sam Lee, Jr."),
    (("N:Lee",), "Lee"),
    (("N;ALTID=1;LANGUAGE=jp:;;;;", "N;ALTID=1;LANGUAGE=en:Yamada;Taro;;;"), "Taro Yamada"),
    (("N;ALTID=1;LANGUAGE=en:Yamada;Taro;;;", "N;ALTID=1;LANGUAGE=jp:山田;太郎;;;"), "Taro Yamada"),
    (("FN:Lee, Ann, PhD", "N:Lee;Ann;;;"), "Lee, Ann, PhD"),
    (("FN:Lee\\, Ann; the younger",), "Lee, Ann; the younger"),
    (("FN:Ann: the elder",), "Ann: the elder"),
    (("FN:Ann  \t Lee ",), "Ann Lee"),
    (("FN:Ann Le\n e",), "Ann Lee"),
    (("FN:Ann\n  Lee",), "Ann Lee"),
    (("FN:Ann\n\t Lee",), "Ann Lee"),
    (("fn:Ann Lee",), "Ann Lee"),
    (("item1.FN:Ann Lee",), "Ann Lee"),
    (("FN;CHARSET=UTF-8;X-PHONETIC=é:Zoë",), "Zoë"),
    (('FN;TYPE=a b"c:Ann Lee',), "Ann Lee"),
    (('FN;PREF=1;SORT-AS="Lee:x":Ann Lee',), "Ann Lee"),
    (("FN:陳 大文",), "陳 大文"),
    (("FN:👩‍🚀 Ann",), "👩‍🚀 Ann"),
    (("FN;ENCODING=b:QW5uIExlZQ==",), "Ann Lee"),
]


@pytest.mark.parametrize(("lines", "name"), NAMES, ids=[" ".join(lines) for lines, _ in NAMES])
def test_a_name_is_read_whole_however_it_is_written(lines, name):
    assert one(*lines).name == name


OLD = [
    (("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB",), "Zoë"),
    (("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB",), "Zoë"),
    (("FN;ENCODING=QUOTED-PRINTABLE:Zo=EB",), "Zoë"),
    (("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:Zo=C3=AB",), "Zoë"),
    (("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=\n=AB the=\n  younger",), "Zoë the younger"),
    (("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=67;=5A=6F=C3=AB;;;",), "Zoë Ng"),
    (("N:Ng;Zoë,Jo",), "Zoë,Jo Ng"),
    (("FN:C:\\new",), "C:\\new"),
    (("FN:Lee\\; Ann",), "Lee; Ann"),
    (("TEL;HOME;VOICE:1", "FN:Ann", "EMAIL;INTERNET;PREF:a@example.org"), "Ann"),
]


@pytest.mark.parametrize(("lines", "name"), OLD, ids=[" ".join(lines) for lines, _ in OLD])
def test_a_card_of_version_2_1_is_read(lines, name):
    assert one(*lines, version="2.1").name == name


DAYS = [
    ("BDAY:1985-04-15", "1985-04-15"),
    ("BDAY:19850415", "1985-04-15"),
    ("BDAY;VALUE=date:1985-04-15", "1985-04-15"),
    ("BDAY:1985-04-15T00:00:00Z", "1985-04-15"),
    ("BDAY;VALUE=date-time:19850415T230000-0800", "1985-04-15"),
    ("BDAY:1985-04-15 00:00:00", "1985-04-15"),
    ("BDAY:1985/4/5", "1985-04-05"),
    ("BDAY:--0415", "04-15"),
    ("BDAY:--04-15", "04-15"),
    ("BDAY:--0229", "02-29"),
    ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", "04-15"),
    ("BDAY:1604-02-29", "02-29"),
    ("BDAY:19000229", "02-29"),
    ("BDAY:1900-04-15", "04-15"),
    ("BDAY:0000-04-15", "04-15"),
    ("BDAY;X-APPLE-OMIT-YEAR=1996:1996-04-15", "04-15"),
    ("item3.bday:1985-04-15", "1985-04-15"),
    ("BDAY:", ""),
]


@pytest.mark.parametrize(("line", "birthday"), DAYS, ids=[line for line, _ in DAYS])
def test_every_form_of_a_birthday_is_read(line, birthday):
    person = one("FN:Ann", line)
    assert (person.birthday, person.dates) == (birthday, ())


@pytest.mark.parametrize(
    "words", ["circa 1800", "spring, I think", "1985-02-30", "---15", "1985", "15/04/1985"]
)
def test_a_birthday_that_is_no_day_is_kept_as_text(words):
    person = one("FN:Ann", f"BDAY;VALUE=text:{words}")
    assert (person.birthday, person.dates) == ("", (Occurrence("birthday", words),))


def test_anniversaries_keep_their_own_labels():
    person = one(
        "FN:Ann",
        "ANNIVERSARY:20090808",
        "item1.X-ABDATE;type=pref:2010-05-06",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-08",
        "item2.X-ABLabel:Moved\\, finally",
        "item3.X-ABDATE:some day in June",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2016-05-01;0;First hike;;;",
    )
    assert person.dates == (
        Occurrence("anniversary", "2009-08-08"),
        Occurrence("anniversary", "2010-05-06"),
        Occurrence("Moved, finally", "07-08"),
        Occurrence("date", "some day in June"),
        Occurrence("First hike", "2016-05-01"),
    )


NOTES = [
    ("NOTE:likes tea, cake; and rain", "likes tea, cake; and rain"),
    ("NOTE:likes tea\\, cake\\; and\\nrain\\N", "likes tea, cake; and\nrain"),
    ("NOTE:back\\\\slash \\x", "back\\slash \\x"),
    ("NOTE:likes te\n a and\n  cake", "likes tea and cake"),
    ("NOTE:one\ntwo: three\n\nfour", "one\ntwo: three\nfour"),
    ("NOTE:quoted-printable=\nTEL:1", "quoted-printable="),
    ("NOTE:1\nNOTE:2", "1\n2"),
    ("NOTE:a\u2028b\x85c\x0bd", "a\u2028b\x85c\x0bd"),
]


@pytest.mark.parametrize(("lines", "note"), NOTES, ids=[lines for lines, _ in NOTES])
def test_a_note_keeps_its_whole_text(lines, note):
    assert one("FN:Ann", *lines.split("\n"), "TEL:2").note == note


def test_a_quoted_printable_note_is_joined_over_its_soft_breaks():
    person = one(
        "FN:Ann",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:first =\n=C3=A9 line=0D=0A=\nsecond=2C line=\n",
        "TEL:1",
        version="2.1",
    )
    assert person.note == "first é line\nsecond, line"


def test_labels_addresses_and_uid_are_read():
    person = one(
        "FN:Ann",
        "CATEGORIES:climbing,old\\, town,myContacts",
        "CATEGORIES:climbing",
        "item1.EMAIL;type=INTERNET:a@example.org",
        "EMAIL:a@example.org",
        "UID:urn:uuid:1",
    )
    assert person == Person(
        "Ann", tags=("climbing", "old, town"), uid="urn:uuid:1", emails=("a@example.org",)
    )


PHOTOS = [
    "PHOTO;ENCODING=b;TYPE=JPEG:!!!not base64!!!\n  QUJD\n  =",
    "PHOTO;ENCODING=BASE64;JPEG:\n QUJD\n QUJD=\n",
    "PHOTO;BASE64:QUJD\nQUJD\n\nQUJD==\n",
    "PHOTO:data:image/jpeg;base64,QUJD\n QUJD:x",
    "item1.photo;VALUE=uri:https://example.org/a.jpg",
    "LOGO;ENCODING=QUOTED-PRINTABLE:=\n=",
]


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_photo_is_passed_over_undecoded_even_when_it_is_broken(photo):
    assert one("FN:Ann", *photo.split("\n"), "NOTE:tea") == Person("Ann", note="tea")


def test_several_cards_are_read_whatever_stands_between_them():
    data = b"\xef\xbb\xbf" + ANN + b"\r\n\r\n  \r\nnonsense\r\n\xef\xbb\xbf" + ZOE
    assert names(data) == ["Ann Lee", "Zoë Ng"]


def test_lower_case_and_blanks_around_begin_and_end_are_no_hindrance():
    assert names(b"begin:vcard\nfn:Ann\nend:vcard\n Begin : vCard \nFN:Zoe\nEND:VCARD \n") == ["Ann", "Zoe"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_of_a_whole_file_are_read(encoding):
    assert names((ANN + ZOE).decode().encode(encoding)) == ["Ann Lee", "Zoë Ng"]


def test_each_card_may_be_written_in_letters_of_its_own():
    latin = "BEGIN:VCARD\nFN:Jürgen\nEND:VCARD\n".encode("cp1252")
    named = "BEGIN:VCARD\nFN;CHARSET=iso-8859-5:Иван\nEND:VCARD\n".encode("iso-8859-5")
    torn = b"BEGIN:VCARD\nFN:Zo\xc3\n \xab\nEND:VCARD\n"
    assert names(latin + named + torn + ZOE) == ["Jürgen", "Иван", "Zoë", "Zoë Ng"]


@pytest.mark.parametrize("keep", range(len(ZOE) - 12, len(ZOE) - 3))
def test_a_last_card_that_is_cut_off_is_named_and_the_others_are_kept(keep):
    found = read_vcards(ANN + ZOE[:keep])
    assert [person.name for person in found.people] == ["Ann Lee"]
    (reason,) = found.left_out
    assert reason == "card 2 (line 6): the file is cut off before its end (“Zoë Ng”)"


def test_a_file_cut_anywhere_never_loses_the_card_before_nor_says_nothing():
    for keep in range(len(ZOE) - 2):
        found = read_vcards(ANN + ZOE[:keep])
        assert [person.name for person in found.people] == ["Ann Lee"]
        assert len(found.left_out) == (keep >= len("BEGIN:VCARD"))


def test_a_card_without_an_end_before_the_next_is_still_read():
    assert names(b"BEGIN:VCARD\nFN:Ann\n" + ZOE) == ["Ann", "Zoë Ng"]


def test_a_card_cut_off_within_a_line_before_the_next_is_named():
    found = read_vcards(b"BEGIN:VCARD\nFN:An" + ZOE)
    assert [person.name for person in found.people] == ["Zoë Ng"]
    assert "card 1" in found.left_out[0]


NO_PERSON = [
    (("FN:Climbers", "KIND:group", "MEMBER:urn:uuid:1"), "it is a group (“Climbers”), no person"),
    (("FN:Bakery", "kind:ORG"), "it is an organisation (“Bakery”), no person"),
    (("FN:Climbers", "X-ADDRESSBOOKSERVER-KIND:group"), "it is a group (“Climbers”), no person"),
    (("FN:Bakery", "X-ABShowAs:COMPANY"), "it is an organisation (“Bakery”), no person"),
    (("FN:Hall", "KIND:location"), "it is a location (“Hall”), no person"),
]
LEFT_OUT = [
    (("TEL:1",), "it has no name"),
    (("FN:", "N:;;;;", "EMAIL:a@example.org"), "it has no name (“a@example.org”)"),
    (("N:;;;;", "ORG:Bakery;Bread"), "it has no name (“Bakery Bread”)"),
    ((), "it has no name"),
]


@pytest.mark.parametrize(("lines", "reason"), LEFT_OUT, ids=[reason for _, reason in LEFT_OUT])
def test_a_card_that_is_nobody_is_left_out_with_its_place_and_reason(lines, reason):
    found = read_vcards(ANN + card(*lines, version="4.0") + ZOE)
    assert [person.name for person in found.people] == ["Ann Lee", "Zoë Ng"]
    assert found.left_out == (f"card 2 (line 6): {reason}",)


@pytest.mark.parametrize(("lines", "reason"), NO_PERSON, ids=[reason for _, reason in NO_PERSON])
def test_a_card_that_is_no_person_is_passed_over_and_that_is_no_failure(lines, reason):
    found = read_vcards(ANN + card(*lines, version="4.0") + ZOE)
    assert [person.name for person in found.people] == ["Ann Lee", "Zoë Ng"]
    assert (found.left_out, found.passed_over) == ((), (f"card 2 (line 6): {reason}",))


@pytest.mark.parametrize(
    ("nicknames", "shown"),
    [
        (("NICKNAME:Nan",), "Ann Lee (Nan)"),
        (("NICKNAME:Nan,Annie", "NICKNAME:Nan"), "Ann Lee (Nan, Annie)"),
        (("NICKNAME:ann",), "Ann Lee"),
        (("NICKNAME:",), "Ann Lee"),
    ],
)
def test_a_nickname_stands_in_brackets_where_it_says_something_more(nicknames, shown):
    assert one("FN:Ann Lee", *nicknames).shown_name == shown


def test_a_card_of_endless_lines_is_left_out_at_once():
    note = b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"a=\r\n" * 500_000 + b"b"
    data = ANN + b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Long\r\n" + note + b"\r\nEND:VCARD\r\n" + ZOE
    began = time.process_time()
    found = read_vcards(data)
    assert time.process_time() - began < 5
    assert [person.name for person in found.people] == ["Ann Lee", "Zoë Ng"]
    assert found.left_out == ("card 2 (line 6): it has more than 2000 lines",)


def test_a_file_of_more_cards_than_anybody_knows_people_is_refused():
    with pytest.raises(Refused, match="more than 20000 cards"):
        read_vcards(ANN * 20_001)


def test_what_does_something_to_a_terminal_is_not_written():
    friend = Friend(7, "Ann\x1b]0;X\x07", date(2026, 3, 10), note="a\x1b[31mb\nc", tags=("t\x9b",))
    data = write_vcards([friend]).replace(b"\r\n", b"")
    assert not [byte for byte in data.decode() if byte < " " or "\x7f" <= byte < "\xa0"]
    assert b"FN:Ann]0\\;X" in data and b"NOTE:a[31mb\\nc" in data


def test_a_kind_of_individual_is_a_person():
    assert one("FN:Ann", "KIND:individual", version="4.0").name == "Ann"


def test_an_agent_within_a_card_is_no_card_of_its_own():
    agent = "AGENT:\nBEGIN:VCARD\nFN:Secretary\nEND:VCARD"
    assert one(agent, "FN:Ann", version="2.1") == Person("Ann")


def test_an_empty_agent_at_the_end_does_not_swallow_the_next_card():
    assert names(card("FN:Ann", "AGENT:", version="2.1") + ZOE) == ["Ann", "Zoë Ng"]


def test_lines_that_are_none_cost_nothing_else():
    assert one("rubbish", ";;;:x", "=", "FN:Ann", "TEL;;:1", ":", "a;b,c,d").name == "Ann"


def test_a_line_made_to_be_slow_is_not():
    began = time.process_time()
    assert one("FN:Ann", "X;A" + ",a" * 5000, "Y;" + "A=a,a;" * 2000 + '"').name == "Ann"
    assert time.process_time() - began < 5


@pytest.mark.parametrize("data", [b"", b"\0" * 10, b"name,email\nAnn,a@example.org\n", b"\xff\xfeB"])
def test_a_file_without_a_card_is_refused(data):
    with pytest.raises(CompanionError, match="there is no vCard in it"):
        read_vcards(data)


def test_a_missing_package_is_named_with_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "vobject", None)
    monkeypatch.setitem(sys.modules, "vobject.base", None)
    with pytest.raises(CompanionError) as refused:
        read_vcards(ANN)
    assert (
        refused.value.line == "reading vCards needs the package vobject: pip install 'quiet-companion[vcf]'"
    )


def address_book(number: int) -> bytes:
    """As many cards as phones write them, with a picture each."""
    return b"".join(
        card(
            f"N:Lee;Ann{each};;;",
            f"FN:Ann{each} Lee",
            "BDAY:1985-04-15",
            f"EMAIL;type=INTERNET;type=HOME:ann{each}@example.org",
            "item1.X-ABDATE;type=pref:2010-05-06",
            "item1.X-ABLabel:_$!<Anniversary>!$_",
            f"NOTE:{'likes tea and long walks in the rain ' * 5}",
            f"PHOTO;ENCODING=b;TYPE=JPEG:{'QUJD' * 18}" + "\r\n QUJDQUJDQUJD" * 60,
            f"UID:{each}",
        )
        for each in range(number)
    )


def test_the_progress_of_a_large_address_book_is_told():
    told: list[tuple[int, int]] = []
    found = read_vcards(address_book(1000), lambda done, of: told.append((done, of)))
    assert len(found.people) == 1000
    assert (told[0], told[-1]) == ((100, 1000), (1000, 1000))


def test_eight_times_the_cards_take_about_eight_times_as_long():
    def seconds(number: int) -> float:
        """Of the processor: a busy machine is not our slowness."""
        cards = address_book(number)
        began = time.process_time()
        read_vcards(cards)
        return time.process_time() - began

    seconds(10)
    assert seconds(1600) < 24 * min(seconds(200) for _ in range(3))


@given(st.binary(max_size=200))
def test_no_bytes_within_a_card_stop_the_next(middle: bytes) -> None:
    found = read_vcards(b"BEGIN:VCARD\n" + middle + b"\nEND:VCARD\n" + ANN)
    assert "Ann Lee" in [person.name for person in found.people]


def test_a_circle_is_written_as_version_4_and_folded():
    friend = Friend(7, "Grace Brewster Hopper", date(2026, 3, 10), birthday="12-09", note="ü" * 100)
    text = write_vcards([friend, Friend(8, "Zoë", date(2026, 3, 10), birthday="1985-04-15")]).decode()
    assert "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:" in text
    assert "FN:Grace Brewster Hopper\r\nN:Hopper;Grace Brewster;;;\r\nBDAY:--1209\r\n" in text
    assert "FN:Zoë\r\nN:;Zoë;;;\r\nBDAY:19850415\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_uid_of_a_friend_stays_the_same():
    assert uid_of(7) == uid_of(7) != uid_of(8)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=200)
NAMES_GIVEN = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
DAYS_GIVEN = st.sampled_from(["", "04-15", "02-29", "1985-04-15", "2024-02-29"])


@given(NAMES_GIVEN, DAYS_GIVEN, WORDS.map(str.strip), st.lists(NAMES_GIVEN, max_size=3, unique=True))
def test_what_is_written_is_read_back_the_same(name: str, day: str, note: str, words: list[str]) -> None:
    tags = tuple(
        word
        for word in words
        if not word.startswith("*") and not word.lower().endswith(("contacts", "starred", "in android"))
    )
    dates = tuple(Occurrence(label, "2010-05-06") for label in dict.fromkeys(("anniversary", name)))
    friend = Friend(7, name, date(2026, 3, 10), birthday=day, note=note, tags=tags, dates=dates)
    person = only(write_vcards([friend]))
    assert person == Person(name, day, dates, note, tags, uid_of(7))


@pytest.mark.parametrize("text", ["", "04-15", "0415", "1985-13-01", "1985-04", "19850431", "--1332", "soon"])
def test_what_is_no_day_is_not_guessed(text):
    assert read_day(text) == ""
