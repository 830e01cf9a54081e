#!/usr/bin/env bash
# Measures one large tensor on a Slurm cluster: a job array with a shard for each task, then a job that merges the shards.
#   slurm-stats.sh SHARDS RESULT.json [arguments of stats ...]
#   slurm-stats.sh 16 relu.json relu --input /shared/preactivations.npy
# This checkout, the tensor and the result lie where every node sees them. SBATCH_PARTITION, SBATCH_ACCOUNT and the other
# variables of sbatch choose where the jobs run. Returns when the result is written; the parts are then removed.
set -euo pipefail

if [ $# -lt 3 ] || ! [[ $1 =~ ^[1-9][0-9]*$ ]]; then
  echo "usage: slurm-stats.sh SHARDS RESULT.json [arguments of stats ...]" >&2
  exit 2
fi

actlab=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../.." && pwd)/run.sh
shards=$1
result=$(realpath -m -- "$2")
shift 2
parts=$result.parts
rm -rf -- "$parts"
mkdir -p -- "$parts"
# Built once here, not by every task at once.
"$actlab" --version >/dev/null

printf -v measure '%q ' "$actlab" stats "$@"
printf -v folder '%q' "$parts"
array=$(sbatch --parsable --array="1-$shards" --output="$parts/%a.log" --wrap "set -e
$measure --shard \$SLURM_ARRAY_TASK_ID/$shards > $folder/\$SLURM_ARRAY_TASK_ID.new
mv $folder/\$SLURM_ARRAY_TASK_ID.new $folder/\$SLURM_ARRAY_TASK_ID.json")
# Waiting for a job that is cancelled, because a shard failed, is no failure to sbatch: what counts is the result.
sbatch --wait --quiet --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$parts/merge.log" --wrap "set -e
$(printf %q "$actlab") stats --merge $folder/*.json --json > $folder/whole.new
mv $folder/whole.new $folder/whole" || true
if [ ! -e "$parts/whole" ]; then
  grep -H . "$parts"/*.log >&2 || true
  echo "slurm-stats.sh: job $array or the merging after it failed; what the tasks wrote is in $parts" >&2
  exit 1
fi

mv -- "$parts/whole" "$result"
rm -rf -- "$parts"
