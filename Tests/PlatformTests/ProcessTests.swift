import Dispatch
import Platform
import Synchronization
import Testing

@Suite("processes and threads")
struct ProcessTests {
  @Test("this process knows its own file")
  func executable() throws {
    let path = try #require(CurrentProcess.executable)
    #expect(path.hasPrefix("/"))
    #expect(access(path, X_OK) == 0)
  }

  @Test(
    "this process knows its memory where the system tells it",
    .enabled(if: access("/proc/self/statm", R_OK) == 0))
  func memory() throws {
    let block = [UInt8](repeating: 1, count: 64 << 20)
    #expect(try #require(CurrentProcess.residentBytes) >= block.count && block.last == 1)
  }

  @Test("a program reads nothing, and writes where it is told")
  func program() throws {
    let (output, errors) = (try Pipe(), try Pipe())
    let id = try startProgram(
      "/bin/sh", ["sh", "-c", "cat; echo \"$1\"; echo bad >&2; exit 3", "sh", "a  b"],
      output: output.writing, errors: errors.writing)
    output.closeWriting()
    errors.closeWriting()
    #expect(String(decoding: output.rest(), as: UTF8.self) == "a  b\n")
    #expect(String(decoding: errors.rest(), as: UTF8.self) == "bad\n")
    var status: CInt = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    #expect(status >> 8 == 3)
  }

  @Test("a program that is not there is told")
  func missing() {
    #expect(throws: SystemError(ENOENT)) {
      try startProgram("/nowhere/at all", ["all"], output: STDOUT_FILENO, errors: STDERR_FILENO)
    }
  }

  @Test("a thread is another one")
  func thread() throws {
    let here = ThreadName()
    let there = Mutex<ThreadName?>(nil)
    let done = DispatchSemaphore(value: 0)
    Thread.detach {
      there.withLock { $0 = ThreadName() }
      done.signal()
    }
    done.wait()
    let name = try #require(there.withLock { $0 })
    #expect(pthread_equal(name.thread, here.thread) == 0)
  }
}
