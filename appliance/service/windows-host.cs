using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.ServiceProcess;
using System.Text;
using System.Threading;

/// <summary>
/// Runs Công Sở as a Windows service: answers the service manager, keeps the program alive and writes what it says to the event log.
/// `congso-service.exe PROGRAM ARGUMENTS…`. C# 5, which the compiler of every .NET Framework 4 understands.
/// </summary>
public sealed class CongsoService : ServiceBase
{
    /// The program finishes what it began within 10 s; what is left after this is ended.
    const int LongestStop = 13000;
    const int ShortestPause = 1000;
    const int LongestPause = 60000;

    readonly string program;
    readonly string arguments;
    readonly ManualResetEvent stopping = new ManualResetEvent(false);
    readonly object gate = new object();
    IntPtr job;
    Process child;
    Thread keeper;

    static void Main(string[] words) { Run(new CongsoService(words)); }

    CongsoService(string[] words)
    {
        ServiceName = "congso";
        CanShutdown = true;
        program = words[0];
        StringBuilder line = new StringBuilder();
        for (int at = 1; at < words.Length; at++) line.Append(at > 1 ? " " : "").Append(Quoted(words[at]));
        arguments = line.ToString();
    }

    protected override void OnStart(string[] ignored)
    {
        job = CreateJobObject(IntPtr.Zero, null);
        // JOBOBJECT_EXTENDED_LIMIT_INFORMATION of a 64-bit process is 144 bytes long, its LimitFlags begin at byte 16;
        // 0x2000 is JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE: however this process ends, the program does not outlive it.
        byte[] limits = new byte[144];
        limits[17] = 0x20;
        if (!SetInformationJobObject(job, 9, limits, limits.Length)) throw new System.ComponentModel.Win32Exception();
        keeper = new Thread(Keep);
        keeper.Start();
    }

    protected override void OnStop()
    {
        RequestAdditionalTime(LongestStop + 5000);
        Finish();
    }

    protected override void OnShutdown() { Finish(); }

    void Finish()
    {
        stopping.Set();
        // `serve --stop-on-stdin-end` takes this for the request to stop.
        lock (gate) if (child != null) child.StandardInput.Close();
        if (keeper.Join(LongestStop)) return;
        Tell("Công Sở did not stop in time and was ended.", EventLogEntryType.Warning);
        TerminateJobObject(job, 1);
        keeper.Join(2000);
    }

    /// Starts the program again whenever it ends without having been asked; ever later while it does not stay up.
    void Keep()
    {
        int pause = ShortestPause;
        while (!stopping.WaitOne(0))
        {
            Stopwatch up = Stopwatch.StartNew();
            string end;
            try { end = "ended with code " + RunOnce(); }
            catch (Exception error) { end = "could not be started: " + error.Message; }
            if (stopping.WaitOne(0)) return;
            if (up.Elapsed.TotalMinutes > 10) pause = ShortestPause;
            Tell("Công Sở " + end + "; it starts again in " + pause / 1000 + " s.", EventLogEntryType.Error);
            stopping.WaitOne(pause);
            pause = Math.Min(2 * pause, LongestPause);
        }
    }

    int RunOnce()
    {
        ProcessStartInfo how = new ProcessStartInfo(program, arguments);
        how.WorkingDirectory = Path.GetDirectoryName(program);
        how.UseShellExecute = false;
        how.CreateNoWindow = true;
        how.RedirectStandardInput = how.RedirectStandardOutput = how.RedirectStandardError = true;
        how.StandardOutputEncoding = how.StandardErrorEncoding = Encoding.UTF8;
        using (Process started = new Process())
        {
            started.StartInfo = how;
            started.OutputDataReceived += delegate(object sender, DataReceivedEventArgs said) { Tell(said.Data, EventLogEntryType.Information); };
            started.ErrorDataReceived += delegate(object sender, DataReceivedEventArgs said) { Tell(said.Data, EventLogEntryType.Warning); };
            lock (gate)
            {
                if (stopping.WaitOne(0)) return 0;
                started.Start();
                child = started;
            }
            try
            {
                if (!AssignProcessToJobObject(job, started.Handle)) Tell("The job object took no process.", EventLogEntryType.Warning);
                started.BeginOutputReadLine();
                started.BeginErrorReadLine();
                started.WaitForExit();
                return started.ExitCode;
            }
            finally { lock (gate) child = null; }
        }
    }

    void Tell(string line, EventLogEntryType kind)
    {
        if (string.IsNullOrEmpty(line)) return;
        // A full event log must not end the office.
        try { EventLog.WriteEntry(line.Length > 8000 ? line.Substring(0, 8000) : line, kind); }
        catch (Exception) { }
    }

    /// As CommandLineToArgvW takes it apart again.
    static string Quoted(string word)
    {
        if (word.Length > 0 && word.IndexOfAny(new[] { ' ', '\t', '"' }) < 0) return word;
        string inner = System.Text.RegularExpressions.Regex.Replace(word, "(\\\\*)(\"|$)", "$1$1$2").Replace("\"", "\\\"");
        return "\"" + inner + "\"";
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    static extern IntPtr CreateJobObject(IntPtr security, string name);

    [DllImport("kernel32.dll", SetLastError = true)]
    static extern bool SetInformationJobObject(IntPtr job, int kind, byte[] information, int length);

    [DllImport("kernel32.dll", SetLastError = true)]
    static extern bool AssignProcessToJobObject(IntPtr job, IntPtr process);

    [DllImport("kernel32.dll")]
    static extern bool TerminateJobObject(IntPtr job, uint code);
}
