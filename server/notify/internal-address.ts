import { BlockList, isIP } from 'node:net'

/** Ranges that are not the public internet (IANA special-purpose registries, RFC 6890 and its successors). */
const V4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Of IPv6 all but global unicast is refused; within that, what leads back into an IPv4 network or to nobody. */
const V6_GLOBAL: [string, number] = ['2000::', 3]
const V6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const internal = new BlockList()
for (const [net, prefix] of V4) internal.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of V6) internal.addSubnet(net, prefix, 'ipv6')
const global = new BlockList()
global.addSubnet(...V6_GLOBAL, 'ipv6')

/** Whether an address is one that nothing outside should be sent to; what is no address at all counts as one. */
export function isInternalAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return internal.check(address, 'ipv4')
  if (family === 6) return !global.check(address, 'ipv6') || internal.check(address, 'ipv6')
  return true
}
