/// The bytes that hexadecimal digits spell; blanks and line ends do not count.
func bytes(_ digits: String) -> [UInt8] {
  let digits = digits.filter { !$0.isWhitespace }
  precondition(digits.count.isMultiple(of: 2), "every byte needs two digits")
  var bytes: [UInt8] = []
  var rest = digits[...]
  while !rest.isEmpty {
    guard let byte = UInt8(rest.prefix(2), radix: 16) else {
      preconditionFailure("no hexadecimal digits: \(rest.prefix(2))")
    }
    bytes.append(byte)
    rest = rest.dropFirst(2)
  }
  return bytes
}
