"""What is said where a conference has no agenda, awards or duties yet."""

FROM_SOURCE = (
    "Chương trình, khen thưởng và việc chuẩn bị được đọc từ một thư mục nguồn: "
    "chép thư mục mẫu data/dai-son-2025, sửa các tệp trong đó, rồi tạo hội nghị mới bằng "
    "hoinghi-tui new THƯ-MỤC-MỚI --from THƯ-MỤC-NGUỒN"
)
"""How they come in; there is no other way yet."""
