# guard.sh LOG COMMAND...: runs a server that does not outlive who started it, however that one ends.
# Call it as the leader of a session of its own. It says the server's pid and passes on the signals named on its input.
# When the input ends, which the death of its writer brings about too, or when the server ends, the whole group is
# killed: what the server has started is in it.
log=$1
shift
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
server=$!
echo "$server"
{
  while read -r signal; do kill "-$signal" "$server"; done
  kill -KILL 0
} <&3 &
wait "$server"
kill -KILL 0
