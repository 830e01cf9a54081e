#!/usr/bin/env bash
# Changes the code of statistics, ulp and audit in one place after another and runs tests: which changes does no test find?
# mutation.sh [RUN ...], by default all of the runs below, one after the other, each some minutes on two quiet cores. Whole reports are written to
# .artifacts/mutation/RUN, their sums to reports/mutation.json, which reports/mutation.md speaks of.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/ActLab.Mutation"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
wanted=" $* "

# Tests by parts of their full names; those that begin with ! are left out, because they take long in code that is prepared for changes.
tests() {
  local some="" none=""
  for part; do
    case $part in
      !*) none+="&FullyQualifiedName!~${part#!}" ;;
      *) some+="|FullyQualifiedName~$part" ;;
    esac
  done
  echo "(${some#|})$none"
}

# run NAME PIECE FOLDER TESTS FILE ...; of pieces Directory.Build.props speaks.
run() {
  local name=$1 folder=$3 tests=$4 files=() out=../../.artifacts/mutation/$1
  export Piece=$2
  [[ $wanted == "  " || $wanted == *" $name "* ]] || return 0
  for file in "${@:5}"; do files+=(--mutate "**/$folder/$file"); done
  echo "== $name"
  mkdir -p "$out"
  sed "s/\"project\":/\"test-case-filter\": \"${tests//&/\\&}\",\n    &/" stryker-config.json > "$out/config.json"
  dotnet stryker --skip-version-check --config-file "$out/config.json" --output "$out" "${files[@]}"
  python3 summary.py ../../reports/mutation.json "$folder=$out/reports/mutation-report.json"
}

dotnet tool restore

run numbers Statistics Statistics \
  "$(tests StudentTTests SignedRankTests LaunchRatioTests RatioChangeTests PairedRatioTests SpreadTests RandomSourceTests NormalSourceTests \
    A_firing_rate Norm_and_largest Depth_is Moments_have !Intervals_miss !Moments_are_those_of_the_distribution)" \
  StudentT.cs SignedRank.cs MedianInterval.cs LaunchRatio.cs RatioChange.cs PairedRatio.cs Spread.cs SpeedVerdict.cs Proportion.cs \
  RandomSource.cs NormalSource.cs Moments.cs GradientDepth.cs

run units Layers Statistics \
  "$(tests UnitProfileTests ValueStatisticsTests.A_histogram ValueStatisticsTests.A_picture ValueStatisticsTests.Quantiles FlatRangeTests !Every_count !History_and_histogram)" \
  UnitProfiler.cs UnitState.cs ValueHistogram.cs FlatRange.cs

run plans Statistics Statistics \
  "$(tests ActivationPlanTests SaturationTests.The_sigmoid)" \
  ActivationPlan.cs SaturationProfile.cs StatisticsOptions.cs StraightPieces.cs

layers="$(tests SmallLayerTests MomentLanesTests LayerShapeTests DeadAndDormantTests ValueStatisticsTests.Zeros_have ValueStatisticsTests.What_ \
  ValueStatisticsTests.A_picture ValueStatisticsTests.Infinite ValueStatisticsTests.A_unit LayerPartTests.Nodes_cover LayerPartTests.Numbers_of TileRunsTests !Every_count)"

run layers Layers Statistics "$layers" BlockSums.cs BlockTree.cs LayerAccumulator.cs LayerCounts.cs LayerPlan.cs RowShape.cs StatisticsPlan.cs StatisticsResult.cs Summary.cs TileMeter.cs UnitList.cs

run tiles Layers Statistics "$layers" ColumnCounts.cs GroupLook.cs MomentLanes.cs Tile.cs TileOutputs.cs TilePieces.cs TileRuns.cs TileValues.cs

run ulp Accuracy Accuracy \
  "$(tests InputsTests MetricTests SpecialsTests SweepTests SampleLayoutTests MeasurementTests !Every_payload !The_own_families !A_planted_error \
    !The_scalar_family !on_all_cores !Interior_roots_are !every_exponent)" \
  Comparison.cs DoubleComparison.cs Inputs.cs LengthCheck.cs OrderCheck.cs SampledInputs.cs SingleComparison.cs SingleReference.cs \
  UlpHistogram.cs UlpMeasurement.cs UlpSweep.cs UlpTally.cs

run audits Audit Audit \
  "$(tests CrossingTests NumericDerivativeTests KinkTests ObserverTests WrongFindingTests SmallAuditTests SubjectTests ValueAuditTests)" \
  AccuracyFindings.cs ActivationSubject.cs AuditResult.cs AuditSubject.cs Crossing.cs FindingKind.cs FormulaSubject.cs GradientAudit.cs KinkAudit.cs \
  NumericDerivative.cs Observer.cs ParameterSubject.cs SecondDerivativeSubject.cs StatedClaims.cs Text.cs ValueAudit.cs VectorSubject.cs WrongFindings.cs

run roots Accuracy Accuracy "$(tests InteriorRootTests)" InteriorRoots.cs

run tables Audit Audit "$(tests JudgeTests TableAuditTests ErrorShapeTests TableBoundTests)" Judge.cs Estimate.cs 'Tables/*.cs'

run foreign Audit Audit "$(tests CallCheckTests ForeignAuditTests)" 'Foreign/*.cs'

run packs Audit Audit "$(tests EvidenceTests)" 'Packs/*.cs'

run claims Audit Audit "$(tests ClaimTests)" RangeClaim.cs ShapeClaim.cs SpecialValues.cs DoubleOrder.cs AuditGrid.cs
