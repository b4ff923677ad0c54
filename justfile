# Short names for what contributors do. `just check` is what CI runs.

check:
    script/test

demo:
    script/run

test *arguments:
    .venv/bin/python -m pytest {{arguments}}

postgres *arguments:
    script/postgres .venv/bin/python -m pytest {{arguments}}

format:
    .venv/bin/ruff format src tests benchmarks
    .venv/bin/ruff check --fix src tests benchmarks

lock:
    uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.txt
    uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements-dev.txt

bench *arguments:
    .venv/bin/python -m benchmarks {{arguments}}
