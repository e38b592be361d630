"""Word documents, QR codes and PDF."""
