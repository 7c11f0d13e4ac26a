import { isPublicAddress } from '../../src/remote/index.ts'

test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::6810:1', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['loopback', '::1'],
  ['of this host', '0.0.0.0'],
  ['of this host', '::'],
  ['link-local', '169.254.0.1'],
  ['link-local', 'fe80::1'],
  ['for metadata of a cloud', '169.254.169.254'],
  ['for metadata of a cloud', 'fd00:ec2::254'],
  ['for metadata of a cloud', '100.100.100.200'],
  ['for metadata of a cloud', '192.0.0.192'],
  ['for metadata of a cloud', '168.63.129.16'],
  ['shared by a carrier', '100.64.0.1'],
  ['unique local', 'fc00::1'],
  ['site-local', 'fec0::1'],
  ['multicast', '224.0.0.1'],
  ['multicast', 'ff02::1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['for benchmarks', '198.18.0.1'],
  ['for documentation', '192.0.2.1'],
  ['for documentation', '198.51.100.1'],
  ['for documentation', '203.0.113.1'],
  ['for documentation', '2001:db8::1'],
  ['for documentation', '3fff::1'],
  ['IPv4 that is mapped', '::ffff:127.0.0.1'],
  ['IPv4 that is mapped, although public', '::ffff:8.8.8.8'],
  ['IPv4-compatible', '::127.0.0.1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001::1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64 of a site', '64:ff9b:1::a00:1'],
  ['a discard prefix', '100::1'],
  ['not assigned', '4000::1'],
  ['no address', 'localhost'],
  ['no address', ''],
])('an address that is %s is not public: %s', (_kind, address) => {
  expect(isPublicAddress(address)).toBe(false)
})
