"""The words of the findings on fields: what was found, quoted, and what is allowed."""

from typing import Any

from generator.reading.problems.nearest import quoted

_NOT = {
    "bad-date": "không phải một ngày",
    "bad-period": "không phải một kỳ",
    "bad-percent": "không phải một tỷ lệ",
    "bad-count": "không phải một số đếm",
    "bad-range": "không phải một khoảng",
    "bad-flag": "không phải true hay false",
    "bad-amount": "không phải một lượng",
    "bad-change": "không phải một mức tăng, giảm",
    "bad-colour": "không phải một màu",
    "bad-url": "không phải một địa chỉ",
    "bad-picture": "không phải một ảnh của sổ",
    "bad-id": "không phải một mã",
    "unknown-value": "không có trong danh mục",
}
_SENTENCES = {
    "not-one-base": "mẫu số chỉ có một trong: {allowed}",
    "not-one-count": "số đạt viết đúng một cách: một số, hoặc một trong more_than, nearly, about",
    "not-one-owner": "kế hoạch phải có organisations, hoặc group khi là của chính cụm, khối; không có cả hai",
    "exactly-zero": "exactly: {found} là «không có», không phải một con số phải đạt",
    "unit-missing": "{allowed}: «{found}» có phần lẻ hoặc dấu ngăn hàng nghìn mà chỉ tiêu không có đơn vị tính",
    "complete-without-source": "complete: true cần cả complete_on và source, còn thiếu {found}",
}
_SHAPES = {
    "tuple_type": "một danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch",
    "dict_type": "một nhóm khóa",
    "model_type": "một nhóm khóa",
}


def shown(found: Any) -> str:
    """What stands in the file, quoted; for a list or mapping, what it is."""
    if isinstance(found, str):
        return quoted(found) if found else "chỗ trống"
    return "một danh sách" if isinstance(found, list) else "một nhóm khóa" if isinstance(found, dict) else "chỗ trống"


def message_of(code: str, kind: str, name: str, found: Any, context: dict[str, Any]) -> str:
    """The message for an error of the models: its code, its pydantic kind, the key's name, and the error's context."""
    start = f"{name}: " if name else ""
    allowed = ", ".join(context.get("allowed", ()))
    if code == "bad-flag":
        return f"{start}{shown(found)} {_NOT[code]}"
    if code == "unknown-value" and isinstance(found, dict):
        return f"{start}cần đúng một trong các khóa: {allowed}"
    if code in _NOT:
        return f"{start}{shown(found)} {_NOT[code]}; được dùng: {allowed}"
    if code == "empty-text":
        return (
            f"{start}{quoted(found)} không phải nội dung"
            if isinstance(found, str) and found
            else f"{start}đoạn chữ rỗng"
        )
    if code == "too-long":
        return f"{start}dài {context.get('actual_length', '')} ký tự, tối đa {context.get('max_length', '')}"
    if code == "too-short":
        return f"{start}cần ít nhất {context.get('min_length', 1)} mục"
    if code == "not-one-comparator":
        return comparator_message(context.get("found", ""), allowed)
    if code in _SENTENCES:
        return _SENTENCES[code].format(allowed=allowed, found=context.get("found", ""))
    return f"{start}cần {_SHAPES.get(kind, 'một đoạn chữ')}, nhưng đang là {shown(found)}"


def comparator_message(found: str, allowed: str) -> str:
    """The message for a target that has no comparator, or several."""
    count = f"có {len(found.split(', '))}: {found}" if found else "chưa có khóa nào"
    return f"chỉ tiêu phải có đúng một khóa so sánh, nhưng {count}; được dùng: {allowed}"
