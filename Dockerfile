# One image for all stages: docker build -t newstally .
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/newstally
COPY requirements.lock pyproject.toml README.md LICENSE ./
# The versions of the lock, without its hashes and without the embedded stack and the tools of development.
RUN sed -e '/^ *--hash/d' -e 's/ \\$//' requirements.lock > /tmp/constraints.txt
COPY schemas schemas
COPY streams streams
RUN /opt/newstally/bin/pip install --no-cache-dir --disable-pip-version-check --constraint /tmp/constraints.txt .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home newstally
COPY --from=build /opt/newstally /opt/newstally
ENV PATH=/opt/newstally/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER newstally
ENTRYPOINT ["newstally"]
CMD ["--help"]
