# Mọi lệnh tự cài những gì chúng cần: chỉ cần Python ≥ 3.11, git và make.
.DEFAULT_GOAL := help
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
PYTHON ?= python3
SYNC = $(UV) sync --locked --quiet --compile-bytecode --python $(PYTHON)
ADDRESS ?= 127.0.0.1:8000
export UV_PYTHON_DOWNLOADS := never
# Many short runs of one program: each would compile all of it again where the machine forbids keeping bytecode.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help env serve build check test quick oracle coverage soak fuzz lint bench audit sbom clean

help: ## In danh sách lệnh
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

serve: env ## Kiểm tra, dựng và mở trang thật (ADDRESS=127.0.0.1:8000), dựng lại khi tệp đổi
	.venv/bin/thidua serve --address $(ADDRESS)

test: env ## Chạy mọi phép thử, cả trong Chromium thật
	.venv/bin/python -m tools.chromium
	.venv/bin/pytest -n 2 --dist worksteal

quick: env ## Chạy các phép thử nhanh, không trình duyệt; ROOM=reading để chạy một phòng
	.venv/bin/pytest -m "not slow and not soak" -n 2 --dist worksteal $(if $(ROOM),tests/$(ROOM))

oracle: env ## So bộ quy tắc với cách tính độc lập trên 20.000 bản ghi ngẫu nhiên; RECORDS=… để đổi
	THIDUA_RANDOM_RECORDS=$(or $(RECORDS),20000) .venv/bin/pytest -q tests/evaluation/test_independent.py

coverage: env ## Đo phần mã được phép thử chạy qua, cả ở tiến trình con, so với mức sàn của từng phòng
	.venv/bin/python -m tools.covered

soak: env ## Chạy phép thử dài: trang chiếu 10.000 lần đổi trang, 24 giờ, 15 cỡ, Chromium 64 và 79; chính sách của mọi trang; cùng commit thì cùng từng byte ở mười môi trường, mọi Python của máy
	.venv/bin/python -m tools.chromium
	.venv/bin/pytest -m soak -s tests/kiosk tests/browser tests/site/test_same_bytes.py

fuzz: env ## Thử cửa kiểm tra và lệnh nhập bằng tệp, sổ tính bị làm hỏng: SEED=… để bắt đầu chỗ khác, COUNT=… để đổi số lượng
	THIDUA_SEED=$(SEED) THIDUA_COUNT=$(COUNT) .venv/bin/pytest -m soak -s tests/fuzz tests/site/test_faults.py

build: env ## Kiểm tra và dựng trang vào site/
	.venv/bin/thidua build

check: env ## Chỉ kiểm tra dữ liệu
	.venv/bin/thidua check

lint: env ## Soát mã: ruff, mypy, khóa phụ thuộc
	$(UV) lock --check --quiet
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

bench: env ## Đo tốc độ, bộ nhớ cạnh MkDocs Material và Hugo
	.venv/bin/python -m bench

audit: env ## Chạy Lighthouse (npm) trên trang thật, từ máy chủ có nén: in bảng điểm, cỡ tải; lỗi nếu dưới mức
	.venv/bin/python -m tools.chromium
	.venv/bin/python -m tools.audit

sbom: env ## Ghi out/sbom.json (CycloneDX) và out/giay-phep.md: mọi phần mềm, phông chữ đi cùng cổng, giấy phép của chúng
	.venv/bin/python -m tools.sbom out

env: .venv/.ready ## Tạo .venv với đúng các phiên bản trong uv.lock

clean: ## Xóa mọi thứ dựng ra
	rm -rf .venv .tools site .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.ready: uv.lock pyproject.toml | $(filter .tools/bin/uv,$(UV))
	$(SYNC) || UV_SYSTEM_CERTS=true $(SYNC)
	@touch $@

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement tools/uv.txt
