import Dispatch
import Platform
import Synchronization
import Testing

@Suite("the system's errors")
struct SystemErrorTests {
  @Test("say what the system says, and the same in lower case")
  func words() {
    #expect(SystemError(ENOENT).description == "No such file or directory")
    #expect(SystemError(EACCES).words == "permission denied")
    #expect("\(SystemError(EISDIR))" == "Is a directory")
  }

  @Test("have words for a number that the system does not know")
  func unknown() {
    #expect(SystemError(99_999).description.lowercased().contains("error"))
  }

  @Test("are what the last call left")
  func last() {
    #expect(open("/nowhere/at all", O_RDONLY) < 0)
    #expect(SystemError() == SystemError(ENOENT))
  }

  @Test("keep their words when many threads ask at once")
  func threads() {
    let wrong = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 20_000) { index in
      let wanted = "Unknown error"
      if index % 2 == 0 {
        if SystemError(ENOENT).words != "no such file or directory" {
          wrong.add(1, ordering: .relaxed)
        }
      } else if !SystemError(90_000 + CInt(index)).description.hasPrefix(wanted) {
        wrong.add(1, ordering: .relaxed)
      }
    }
    #expect(wrong.load(ordering: .relaxed) == 0)
  }
}
