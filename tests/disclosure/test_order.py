"""The order of figures: by what readers need, blurred by a secret whose every draw is a matter of a name alone."""

import math
from collections import Counter
from itertools import permutations
from statistics import fmean, pvariance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wres_desktop.disclosure.order import chance_of_passing_by, chosen_order, weights_with_rates
from wres_desktop.disclosure.problem import Item
from wres_desktop.disclosure.secret import Secret, new_secret, secret_from
from wres_desktop.errors import UnreadableFile

law = settings(max_examples=100, deadline=None, derandomize=True)
weights = st.lists(st.floats(0.0, 200.0), min_size=1, max_size=12)
secrets = st.binary(min_size=16, max_size=16).map(Secret)


def many_secrets(number: int) -> list[Secret]:
    return [Secret(at.to_bytes(16)) for at in range(number)]


def items(number: int) -> tuple[Item, ...]:
    return tuple(Item((index,)) for index in range(number))


def names(number: int) -> list[str]:
    return [f"X01/2021/figure/{index}" for index in range(number)]


@law
@given(weights, secrets)
def test_the_same_secret_gives_the_same_order_and_every_item_is_tried_or_passed_by(
    needs: list[float], secret: Secret
) -> None:
    drawn = [chosen_order(items(len(needs)), names(len(needs)), needs, secret) for _ in range(2)]
    order, passed_by, *_ = drawn[0]

    assert drawn[0] == drawn[1]
    assert sorted([*order, *passed_by]) == list(range(len(needs)))


@law
@given(weights, secrets, st.floats(0.0, 200.0))
def test_one_more_figure_changes_nothing_that_is_drawn_for_the_others(
    needs: list[float], secret: Secret, another: float
) -> None:
    number = len(needs)
    order, passed_by, *_ = chosen_order(items(number), names(number), needs, secret)
    longer, passed_more, *_ = chosen_order(items(number + 1), names(number + 1), [*needs, another], secret)

    assert [item for item in longer if item != number] == order
    assert passed_more - {number} == passed_by


@law
@given(weights, secrets, st.randoms(use_true_random=False))
def test_what_is_drawn_is_a_matter_of_names_and_not_of_places(
    needs: list[float], secret: Secret, chance: "st.DataObject"
) -> None:
    """The same figures in another sequence: the same ones are passed by, and the same order where weights differ."""
    number = len(needs)
    places = list(range(number))
    chance.shuffle(places)  # type: ignore[attr-defined]
    order, passed_by, *_ = chosen_order(items(number), names(number), needs, secret)
    other, passed_other, *_ = chosen_order(
        items(number), [names(number)[at] for at in places], [needs[at] for at in places], secret
    )

    assert frozenset(places[at] for at in passed_other) == passed_by
    if len({need for need in needs if need}) == number:
        assert [places[at] for at in other] == order


@law
@given(weights, secrets, st.data())
def test_what_an_item_requires_comes_before_it(needs: list[float], secret: Secret, data: st.DataObject) -> None:
    number = len(needs)
    bases = data.draw(st.sets(st.integers(0, number - 1), max_size=number))
    tied = tuple(Item((at,), () if at in bases else tuple(sorted(bases))) for at in range(number))
    order, *_ = chosen_order(tied, names(number), needs, secret)
    place = {item: at for at, item in enumerate(order)}

    for at, came in place.items():
        assert all(place[required] < came for required in tied[at].requires if required in place)


@law
@given(weights, secrets, st.data())
def test_the_first_items_come_first_and_are_never_passed_by(
    needs: list[float], secret: Secret, data: st.DataObject
) -> None:
    number = len(needs)
    first = data.draw(st.sets(st.integers(0, number - 1)))
    order, passed_by, *_ = chosen_order(items(number), names(number), needs, secret, first)

    assert set(order[: len(first)]) == first
    assert not passed_by & first


@pytest.mark.parametrize(
    ("weight", "stated"),
    [(0.0, 0.1), (20.0, 0.1), (20.1, 0.025), (60.0, 0.025), (60.1, 0.001), (1e3, 0.001), (1e6, 0.0005)],
)
def test_the_share_that_is_passed_by_is_near_the_stated_chance(weight: float, stated: float) -> None:
    """Within four standard deviations, over 100 secrets and 300 figures."""
    drawn = [chosen_order(items(300), names(300), [weight] * 300, secret)[1] for secret in many_secrets(100)]
    number = 100 * 300
    share = sum(map(len, drawn)) / number

    assert chance_of_passing_by(weight) == stated
    assert abs(share - stated) < 4 * math.sqrt(stated * (1 - stated) / number)


def test_what_a_plan_puts_first_is_passed_by_as_often_as_in_any_other_plan() -> None:
    needs = [8.0] * 300

    for secret in many_secrets(10):
        passed_by = chosen_order(items(300), names(300), needs, secret).passed_by
        first_ones = [400.0] * 150 + needs[150:]
        assert chosen_order(items(300), names(300), first_ones, secret, needs=needs)[1] == passed_by


def test_every_figure_may_be_passed_by_however_much_it_is_needed() -> None:
    secrets_drawn = (chosen_order(items(5), names(5), [1e9] * 5, secret)[1] for secret in many_secrets(6000))

    assert frozenset().union(*secrets_drawn) == frozenset(range(5))


def test_of_the_first_items_none_is_passed_by_by_any_secret() -> None:
    drawn = [chosen_order(items(20), names(20), [0.0] * 20, secret, range(10))[1] for secret in many_secrets(100)]

    assert min(frozenset().union(*drawn)) == 10


def test_figures_of_the_same_weight_come_in_every_order_about_as_often() -> None:
    orders = Counter(
        tuple(order)
        for secret in many_secrets(1200)
        if len(order := chosen_order(items(3), names(3), [100.0] * 3, secret)[0]) == 3
    )

    assert set(orders) == set(permutations(range(3)))
    assert max(orders.values()) < 1.5 * min(orders.values())


def test_ten_times_the_need_always_comes_first_and_a_little_more_need_more_often() -> None:
    def share(more: float) -> float:
        orders = [chosen_order(items(2), names(2), [100.0, more], secret)[0] for secret in many_secrets(1000)]
        return fmean(order[0] == 1 for order in orders if len(order) == 2)

    assert share(1000.0) == 1.0
    assert 0.55 < share(110.0) < 0.75


def test_draws_are_even_and_deviations_normal_and_each_purpose_has_its_own() -> None:
    secret = Secret(bytes(16))
    shares = [secret.share(str(number), "pass by") for number in range(20_000)]
    deviations = [secret.deviation(str(number), "order") for number in range(20_000)]

    assert all(0.0 < share < 1.0 for share in shares)
    assert abs(fmean(shares) - 0.5) < 4 / math.sqrt(12 * 20_000)
    assert max(Counter(int(10 * share) for share in shares).values()) < 2200
    assert abs(fmean(deviations)) < 4 / math.sqrt(20_000)
    assert abs(pvariance(deviations) - 1) < 0.05
    assert secret.share("a", "order") != secret.share("a", "pass by")
    assert secret.share("a", "order") != Secret(bytes(15) + b"\x01").share("a", "order")


def test_a_rate_gives_its_weight_in_parts_to_the_counts_that_it_needs() -> None:
    assert weights_with_rates({0: 1.0, 1: 2.0, 2: 3.0}, [((0, 1), 10.0), ((1,), 4.0)]) == [6.0, 11.0, 3.0]


def test_a_secret_is_read_back_as_it_was_written_and_is_new_each_time() -> None:
    secret = new_secret()

    assert secret_from(secret.text()) == secret
    assert new_secret() != secret
    assert secret.text() not in repr(secret)
    assert str(secret.key) not in repr(secret)


@pytest.mark.parametrize("text", ["", "00", "zz" * 16, "00" * 15, "00" * 17, "a secret"])
def test_what_is_no_secret_is_refused_in_a_sentence_that_does_not_repeat_it(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"^[^\n]+\.$") as refused:
        secret_from(text)

    assert not text or text not in str(refused.value)
