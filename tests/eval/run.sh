#!/bin/sh
# Runs the evaluations: facets, graded queries and behaviours over the seeds; facets of encyclopaedia passages
# (D and H were annotated without sight of the rules, and are never read); questions over JaQuAD
# and JSQuAD: ranked, found among the best 100, or without an answer; the ranking against plain
# baselines on held-back articles (compare.py, which compares builds and settings too).
#
# usage: sh tests/eval/run.sh [seeds|wikipedia|jaquad|jsquad|ranking]     the data lie in ../shared (or $KOURYU_SHARED); where
# that folder is absent the evaluations are skipped with a message. KOURYU_EVAL_ERRORS=N lists N failures of each kind;
# KOURYU_EVAL_ALL=1 asks all of JaQuAD's questions, not 2,000 of them. Needs the release build and Python 3.11.
set -eu
cd "$(dirname "$0")/../.."
shared=${KOURYU_SHARED:-../shared}
bin=${KOURYU_BIN:-build/release/bin}
what=${1:-all}
if [ ! -d "$shared/eval" ]; then
  echo "evaluations skipped: $shared/eval is absent"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

if [ "$what" = all ] || [ "$what" = seeds ]; then
  echo "== seeds: facets (development part)"
  "$bin/kouryu-index" --index "$work/seeds" "$shared/seeds"
  "$bin/kouryu" search --index "$work/seeds" --format jsonl --limit 0 '' >"$work/dump.jsonl"
  python3 "$shared/eval/seeds/score_facets.py" "$shared/eval/seeds/seeds-facets.jsonl" "$work/dump.jsonl" \
    --subset dev --errors "${KOURYU_EVAL_ERRORS:-0}"
  echo "== seeds: graded queries"
  python3 tests/eval/questions.py seeds-batch "$shared/eval/seeds/queries.jsonl" >"$work/batch.jsonl"
  "$bin/kouryu" search --index "$work/seeds" --format json --batch "$work/batch.jsonl" >"$work/run.jsonl"
  python3 "$shared/eval/seeds/score_queries.py" "$work/run.jsonl" --worst "${KOURYU_EVAL_ERRORS:-0}"
  echo "== seeds: behaviours"
  python3 tests/eval/behaviours.py "$shared" "$bin"
  echo "== what users miss in other engines"
  python3 tests/eval/anchors.py "$bin" "$shared"
fi

wikipedia_part() { # NAME GOLD
  if [ ! -f "$2" ]; then
    return
  fi
  echo "== wikipedia, part $1"
  python3 tests/eval/wikipedia.py passages "$shared/eval/jaquad/passages.jsonl" "$2" >"$work/part.jsonl"
  rm -rf "$work/part"
  "$bin/kouryu-index" --index "$work/part" --input jsonl "$work/part.jsonl" >/dev/null
  "$bin/kouryu" search --index "$work/part" --format jsonl --limit 0 '' >"$work/part.dump"
  python3 tests/eval/wikipedia.py score "$2" "$work/part.dump"
}

if [ "$what" = all ] || [ "$what" = wikipedia ]; then
  wikipedia_part "A (read while the rules were written)" tests/eval/wikipedia-facets-a.jsonl
  wikipedia_part "B (read while the rules were written)" tests/eval/wikipedia-facets-b.jsonl
  wikipedia_part "C (read while the rules were written)" tests/eval/wikipedia-facets-c.jsonl
  wikipedia_part "D (never read; scored when the rules were frozen)" tests/eval/wikipedia-facets-d.jsonl
  wikipedia_part "E (scored before it was read)" tests/eval/wikipedia-facets-e.jsonl
  wikipedia_part "F (scored before it was read)" tests/eval/wikipedia-facets-f.jsonl
  wikipedia_part "G (organisations only; scored before it was read)" tests/eval/wikipedia-facets-g.jsonl
  wikipedia_part "H (never read)" tests/eval/wikipedia-facets-h.jsonl
  wikipedia_part "J (organisations only; scored before it was read)" tests/eval/wikipedia-facets-j.jsonl
  wikipedia_part "K (organisations only; scored before it was read)" tests/eval/wikipedia-facets-k.jsonl
  wikipedia_part "L (organisations only; scored before it was read)" tests/eval/wikipedia-facets-l.jsonl
fi

# What is reached at all: recall among the best 100 and queries without an answer, as forced OR and as people ask.
reach_part() { # INDEX QUESTIONS
  for mode in or auto; do
    echo "-- mode $mode"
    python3 tests/eval/questions.py reach-batch "$2" "$mode" >"$work/reach.jsonl"
    "$bin/kouryu" search --index "$1" --format json --facets none --fields id,score --batch "$work/reach.jsonl" >"$work/reached.jsonl" || true
    python3 tests/eval/questions.py reach-score "$2" "$work/reached.jsonl"
  done
}

if [ "$what" = all ] || [ "$what" = jsquad ]; then
  if [ -f "$shared/eval/jsquad/passages.jsonl" ]; then
    echo "== JSQuAD: short questions and keywords over all passages"
    "$bin/kouryu-index" --index "$work/jsquad" --input jsonl "$shared/eval/jsquad/passages.jsonl"
    reach_part "$work/jsquad" "$shared/eval/jsquad/questions.jsonl"
  else
    echo "JSQuAD skipped: $shared/eval/jsquad is absent"
  fi
fi

if [ "$what" = all ] || [ "$what" = jaquad ]; then
  echo "== JaQuAD: questions over all passages"
  "$bin/kouryu-index" --index "$work/jaquad" --input jsonl "$shared/eval/jaquad/passages.jsonl"
  python3 tests/eval/questions.py jaquad-batch "$shared/eval/jaquad/questions.jsonl" >"$work/questions.jsonl"
  "$bin/kouryu" search --index "$work/jaquad" --format json --facets none --fields id,score \
    --batch "$work/questions.jsonl" >"$work/answers.jsonl"
  python3 tests/eval/questions.py jaquad-score "$shared/eval/jaquad/questions.jsonl" "$work/answers.jsonl"
  echo "== JaQuAD: questions and their keywords (kouryu-eval keywords), what is reached"
  if [ -n "${KOURYU_EVAL_ALL:-}" ]; then
    cp "$shared/eval/jaquad/questions.jsonl" "$work/asked.jsonl"
  else
    python3 tests/eval/questions.py drawn "$shared/eval/jaquad/questions.jsonl" >"$work/asked.jsonl"
  fi
  "$bin/kouryu-eval" keywords <"$work/asked.jsonl" | sed 's/^{/{"kind": "keywords", /' >"$work/keywords.jsonl"
  reach_part "$work/jaquad" "$work/asked.jsonl"
  reach_part "$work/jaquad" "$work/keywords.jsonl"
fi

if [ "$what" = all ] || [ "$what" = ranking ]; then
  echo "== JaQuAD: ranking"
  python3 tests/eval/compare.py --shared "$shared" --bin "$bin"
fi
