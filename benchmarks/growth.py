"""Draws how the engine's work grows with the members of a joint report."""

from collections.abc import Sequence
from math import ceil, floor, log2


def drawing(growth: Sequence[tuple[int, float]]) -> str:
    """Seconds of a processor against members, both on doubling scales, as SVG."""
    left, right, top, bottom = 70, 620, 30, 300
    low, high = floor(min(log2(s) for _, s in growth)), ceil(max(log2(s) for _, s in growth)) + 1
    first, last = log2(growth[0][0]), max(log2(growth[-1][0]), log2(growth[0][0]) + 1)

    def x(members: float) -> float:
        return left + (right - left) * (log2(members) - first) / (last - first)

    def y(power: float) -> float:
        return bottom - (bottom - top) * (power - low) / (high - low)

    lines = [
        f'<line x1="{left}" x2="{right}" y1="{y(power):.0f}" y2="{y(power):.0f}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{y(power) + 4:.0f}" text-anchor="end">{2.0**power:g} s</text>'
        for power in range(low, high + 1)
    ]
    lines += [f'<text x="{x(n):.0f}" y="{bottom + 20}" text-anchor="middle">{n}</text>' for n, _ in growth]
    points = " ".join(f"{x(n):.1f},{y(log2(seconds)):.1f}" for n, seconds in growth)
    lines.append(f'<polyline points="{points}" fill="none" stroke="#005eb8" stroke-width="2"/>')
    lines += [
        f'<circle cx="{x(n):.1f}" cy="{y(log2(s)):.1f}" r="4" fill="#005eb8"/>'
        f'<text x="{x(n):.1f}" y="{y(log2(s)) - 10:.1f}" text-anchor="middle">{s:.1f}</text>'
        for n, s in growth
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 350" font-family="sans-serif" font-size="13">\n'
        "<title>Seconds of a processor from counts to verified publications, by number of members</title>\n"
        '<rect width="660" height="350" fill="#fff"/>\n'
        + "\n".join(lines)
        + f'\n<text x="{(left + right) // 2}" y="342" text-anchor="middle">members (joint report)'
        "</text>\n</svg>\n"
    )
