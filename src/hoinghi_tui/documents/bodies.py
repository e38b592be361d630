"""The names of public bodies and of who signs for them, as documents write them."""

import re


def full_body_name(name: str) -> str:
    """Return "Ủy ban nhân dân xã …" for "UBND xã …"; other names as they are, trimmed.

    The issuing body is named in full (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
    khoản 2).
    """
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", name.strip(), flags=re.IGNORECASE)


def is_peoples_committee(name: str) -> bool:
    """Tell whether a body is a People's Committee, in either spelling of the word."""
    return full_body_name(name).upper().startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"))


def conferring_body(issuer: str) -> str:
    """Name who confers giấy khen: of a People's Committee it is the chairman, in full words.

    The chairman, not the committee, confers them (Luật Thi đua, khen thưởng 2022, Điều 80
    khoản 3); other bodies are named as they are.
    """
    full = full_body_name(issuer)
    return f"Chủ tịch {full}" if is_peoples_committee(issuer) else full


def signature_lines(issuer: str, signer_title: str) -> tuple[str, ...]:
    """Return in whose name and as what somebody signs for the issuing body, in capitals.

    A chairman signs on behalf of a People's Committee (TM.), a deputy besides in the
    chairman's place (KT.; Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 7).
    Another title stands as it was typed, one of such marks included.
    """
    title = signer_title.strip().upper()
    if not is_peoples_committee(issuer) or not title.startswith(("CHỦ TỊCH", "PHÓ CHỦ TỊCH")):
        return (title,)
    in_place_of = ("KT. CHỦ TỊCH",) if title.startswith("PHÓ") else ()
    return ("TM. ỦY BAN NHÂN DÂN", *in_place_of, title)
