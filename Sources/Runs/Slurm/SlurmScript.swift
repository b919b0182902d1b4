/// The script of a job.
enum SlurmScript {
    /// The longest that a task is queued again for its time limit: each time it gets further, unless one step of a run
    /// takes longer than the limit.
    private static let mostRestarts = 50

    /// The script of a task. Its arguments are the number of the array's first task, and what the logs' names begin with.
    ///
    /// Slurm announces the end of the time limit by USR1. The program saves the run in hand and ends, and the task is
    /// queued again. TERM, which announces preemption and cancellation, saves the run too; whether the task is queued
    /// again is then Slurm's affair. A second signal does not cut the saving short.
    static func task(command: [String]) -> String {
        """
        #!/bin/bash
        # One task of a study. What is stored is not computed again.
        task=$(($1 + SLURM_ARRAY_TASK_ID))
        child= pending=
        pass() { pending=$1; [[ -z $child ]] || kill -"$1" "$child" 2>/dev/null; }
        trap 'pass USR1' USR1
        trap 'pass TERM' TERM
        \(command.map(ShellWord.quoted).joined(separator: " ")) --task "$task" &
        child=$!
        # A signal may have come before the child had a number.
        [[ -z $pending ]] || pass "$pending"
        while :; do
            wait "$child"
            status=$?
            # Above 128, a signal may have ended the waiting, and not the program.
            ((status > 128)) && kill -0 "$child" 2>/dev/null || break
        done
        # 138: the program ended by USR1, its run saved.
        if ((status == 138 && ${SLURM_RESTART_COUNT:-0} < \(mostRestarts))); then
            scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
        fi
        log=$2-$SLURM_ARRAY_TASK_ID.log
        [[ -s $log ]] || rm -f "$log"
        exit "$status"

        """
    }

    /// The script of the job that analyses the results and writes the report.
    static func report(command: [String]) -> String {
        """
        #!/bin/bash
        # The report of a study, when its tasks have ended.
        exec \(command.map(ShellWord.quoted).joined(separator: " "))

        """
    }
}
