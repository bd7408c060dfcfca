import Testing

@testable import Fetching

@Suite("Address policy")
struct AddressPolicyTests {
  @Test(
    "addresses that are not of the public internet are refused, by the first and the last",
    arguments: [
      ("0.0.0.0", "0.255.255.255"), ("10.0.0.0", "10.255.255.255"),
      ("100.64.0.0", "100.127.255.255"), ("127.0.0.0", "127.255.255.255"),
      ("168.63.129.16", "168.63.129.16"), ("169.254.0.0", "169.254.169.254"),
      ("172.16.0.0", "172.31.255.255"), ("192.0.0.0", "192.0.0.255"),
      ("192.0.2.0", "192.0.2.255"), ("192.88.99.0", "192.88.99.255"),
      ("192.168.0.0", "192.168.255.255"), ("198.18.0.0", "198.19.255.255"),
      ("198.51.100.0", "198.51.100.255"), ("203.0.113.0", "203.0.113.255"),
      ("224.0.0.0", "239.255.255.255"), ("240.0.0.0", "255.255.255.255"),
      ("::", "::1"), ("::7f00:1", "::ffff:ffff"),
      ("::ffff:0.0.0.0", "::ffff:255.255.255.255"), ("::ffff:127.0.0.1", "::ffff:8.8.8.8"),
      ("::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8"), ("64:ff9b::7f00:1", "64:ff9b::808:808"),
      ("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"), ("100::", "100::ffff:ffff:ffff:ffff"),
      ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"), ("2001:db8::", "2001:db8:ffff::"),
      ("2002::", "2002:7f00:1::"), ("2002:a00:1::", "2002:ffff:ffff::"),
      ("3fff::", "3fff:fff:ffff::"), ("5f00::", "5f00:ffff::"),
      ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), ("fd00:ec2::254", "fd00::"),
      ("fe80::", "febf:ffff::"), ("fec0::", "feff:ffff::"), ("ff00::", "ff02::1"),
      ("1::", "1fff:ffff::"), ("4000::", "fbff:ffff::"),
    ])
  func refused(first: String, last: String) throws {
    for text in [first, last] {
      let address = try #require(IPAddress(text))
      #expect(AddressPolicy.publicOnly.refusal(of: address) != nil, "\(text)")
    }
  }

  @Test(
    "their public neighbors are not",
    arguments: [
      "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0",
      "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.167.255.255",
      "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.101.0", "203.0.114.0",
      "223.255.255.255", "2000::", "2001:200::", "2001:db7:ffff::", "2001:db9::", "2003::",
      "2606:2800:220:1:248:1893:25c8:1946", "3ffe:ffff::",
    ])
  func allowed(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressPolicy.publicOnly.refusal(of: address)?.kind == nil)
  }

  @Test("every row names its source, and every row is the first to refuse some address")
  func rows() {
    let rows = AddressPolicy.publicOnly.refused
    for row in rows { #expect(!row.source.isEmpty) }
    for (index, row) in rows.enumerated() {
      let earlier = rows[..<index].filter { $0.network.bits <= row.network.bits }
      #expect(!earlier.contains { $0.contains(row.network.prefix) }, "\(row.kind) is hidden")
    }
  }

  @Test("a range ends in the middle of a byte where it says so")
  func bits() throws {
    let range = AddressRange("172.16.0.0/12", "test", "test")
    #expect(range.contains(try #require(IPAddress("172.31.255.255"))))
    #expect(!range.contains(try #require(IPAddress("172.32.0.0"))))
    #expect(!range.contains(try #require(IPAddress("::ac10:0"))))
    #expect(AddressRange("::/0", "test", "test").contains(try #require(IPAddress("ff02::1"))))
  }

  @Test("an IPv4 address that IPv6 carries is that address, and no other is changed")
  func unmapped() {
    #expect(IPAddress("::ffff:192.0.2.1")?.unmapped == IPAddress("192.0.2.1"))
    for text in ["::192.0.2.1", "64:ff9b::192.0.2.1", "1::ffff:192.0.2.1", "192.0.2.1"] {
      #expect(IPAddress(text).map { $0.unmapped == $0 } == true)
    }
  }
}
