#!/usr/bin/env bash
# Draws the screens that README shows: every block of text under a line <!-- screen WIDTHxHEIGHT: keys --> is what the app shows there after these keys.
# Keys are parted by spaces: tmux's names (Enter, Down, Escape), any other text as it is typed, and =text, which waits until the screen shows it (_ for a space).
# Without words README.md is rewritten; with --check [FILE] nothing is, and the exit code is 1 if a block shows something else.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
check=
if [ "${1-}" = --check ]; then
  check=yes
  shift
fi
file=${1:-$here/README.md}
command -v tmux >/dev/null || { echo "readme-screens.sh: tmux is not installed, and the app is drawn in it; install it with your package manager" >&2; exit 2; }

folder=$(mktemp -d)
server=$folder/tmux
trap 'tmux -S "$server" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
pane() { env -u TMUX tmux -S "$server" "$@"; }
shown() { pane capture-pane -p | sed 's/ *$//'; }

# Waits at most 60 s until a command holds.
await() {
  local since=$SECONDS
  until "$@"; do
    if ((SECONDS - since > 60)); then
      { echo "readme-screens.sh: no $*; the screen is:"; shown; } >&2
      exit 1
    fi
    sleep 0.05
  done
}
shows() { shown | grep -qF -- "$1"; }
gone() { ! pane list-sessions >/dev/null 2>&1; }
rests() { local before; before=$(shown); sleep 0.3; [ "$before" = "$(shown)" ]; }

screen() {
  local size=$1 key home
  shift
  home=$(mktemp -d -p "$folder")
  pane -f /dev/null new-session -d -x "${size%x*}" -y "${size#*x}" -c "$home" env -u COLORTERM -u NO_COLOR TERM=screen-256color LC_ALL=C.UTF-8 \
    XDG_STATE_HOME="$home" "$here/run.sh"
  await shows '[1 Activations]'
  for key; do
    case $key in
      =*) key=${key#=}; await shows "${key//_/ }" ;;
      Enter | Escape | Up | Down | Left | Right | Home | End | Tab | Space | PPage | NPage) pane send-keys "$key" ;;
      *) pane send-keys -l -- "$key" ;;
    esac
    sleep 0.1
  done
  await rests
  shown
  pane send-keys C-c
  await gone
}

"$here/run.sh" list >/dev/null
marker='^<!-- screen ([0-9]+x[0-9]+):(.*) -->$'
while IFS= read -r -u 3 line; do
  printf '%s\n' "$line"
  if [[ $line =~ $marker ]]; then
    IFS= read -r -u 3 fence
    while IFS= read -r -u 3 line && [ "$line" != '```' ]; do :; done
    read -ra keys <<<"${BASH_REMATCH[2]}"
    printf '%s\n' "$fence"
    screen "${BASH_REMATCH[1]}" ${keys[@]+"${keys[@]}"}
    printf '%s\n' '```'
  fi
done 3<"$file" >"$folder/new"

if [ -n "$check" ]; then
  diff -u --label "$file" --label 'what the app shows' "$file" "$folder/new"
else
  cp "$folder/new" "$file.new"
  mv "$file.new" "$file"
fi
