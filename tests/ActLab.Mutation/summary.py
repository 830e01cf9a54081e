"""Sums up mutation reports: killed and not, file by file, and every change that no test found.

summary.py OUT.json PIECE=REPORT.json ...; what OUT.json holds of other pieces and files stays as it is.
"""
import json
import os
import sys

out, *pieces = sys.argv[1:]
summary = json.load(open(out)) if os.path.exists(out) else {}
for name, path in (piece.split("=", 1) for piece in pieces):
    files = {}
    for file, found in sorted(json.load(open(path))["files"].items()):
        mutants = found["mutants"]

        def count(*states):
            return sum(m["status"] in states for m in mutants)

        short = file.replace("\\", "/").split(f"/{name}/", 1)[-1]
        left = sorted((m for m in mutants if m["status"] in ("Survived", "NoCoverage")), key=lambda m: (m["location"]["start"]["line"], m["location"]["start"]["column"]))
        if count("Killed", "Timeout") + len(left):
            files[short] = {
                "killed": count("Killed"), "timeout": count("Timeout"), "survived": count("Survived"), "noCoverage": count("NoCoverage"),
                "notCompiled": count("CompileError"), "ignored": count("Ignored"),
                "left": [f"{m['location']['start']['line']}: {m['mutatorName']}: {' '.join(m['replacement'].split())[:100]}" for m in left],
            }
    summary.setdefault(name, {}).update(files)
    files = summary[name]
    found = sum(f["killed"] + f["timeout"] for f in files.values())
    all_ = found + sum(f["survived"] + f["noCoverage"] for f in files.values())
    print(f"{name}: {found} of {all_}, {100 * found / max(all_, 1):.1f} %")
    for file, f in files.items():
        got, missed = f["killed"] + f["timeout"], f["survived"] + f["noCoverage"]
        print(f"| {file} | {f['killed']} | {f['timeout']} | {f['survived']} | {f['noCoverage']} | {100 * got / (got + missed):.0f} % |")
    for file, f in files.items():
        for line in f["left"]:
            print(f"{file}:{line}")
with open(out + ".new", "w") as to:
    json.dump(summary, to, indent=1)
    to.write("\n")
os.replace(out + ".new", out)
