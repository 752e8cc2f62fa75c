import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isInternalAddress } from '../../../server/notify/internal-address.ts'
import { OutgoingFailed } from '../../../server/notify/outgoing.ts'
import { postOut, publicLookup } from '../../../server/notify/post-out.ts'

const REQUEST = { url: 'https://qyapi.weixin.qq.com/x?key=SECRET', contentType: 'application/json', body: '{}' }
const answering = (...addresses: string[]): Parameters<typeof postOut>[0] => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (_, done) => done(null, found)
}

describe('an address that is not outside', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'localhost',
    '',
  ])('%s', (address) => {
    expect(isInternalAddress(address)).toBe(true)
  })
  test.each(['1.1.1.1', '172.32.0.1', '183.3.226.35', '2408:8756::1', '240e:e1:aa00::1'])(
    'is told from one that is: %s',
    (address) => {
      expect(isInternalAddress(address)).toBe(false)
    },
  )
})

describe('posting out', () => {
  test('reaches nothing inside, even when the provider’s name leads there, or one of its addresses does', async () => {
    let touched = 0
    const inside = createServer(() => touched++)
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
    const address = inside.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const request = { ...REQUEST, url: `https://qyapi.weixin.qq.com:${port}/x` }
    for (const resolve of [answering('127.0.0.1'), answering('183.3.226.35', '127.0.0.1'), answering('::1')]) {
      await expect(postOut(resolve)(request)).rejects.toMatchObject({ trouble: 'internal_address' })
    }
    expect(touched).toBe(0)
    inside.close()
  })

  test('connects to the very addresses that were looked at', async () => {
    let asked = 0
    const lookup = publicLookup((_, done) => {
      asked++
      done(null, [{ address: '183.3.226.35', family: 4 }])
    })
    const found = await new Promise((resolve) => lookup('x', { all: false }, (_, address) => resolve(address)))
    expect([found, asked]).toEqual(['183.3.226.35', 1])
  })

  test('says no network where the name is unknown, and gives up in time where nothing answers', async () => {
    const unknown = postOut((_, done) => done(new Error('ENOTFOUND'), []))
    await expect(unknown(REQUEST)).rejects.toMatchObject({ trouble: 'no_network' })
    const silent = postOut(() => undefined, 50)
    await expect(silent(REQUEST)).rejects.toMatchObject({ trouble: 'timeout' })
  })

  test('never lets the robot’s secret into an error', async () => {
    const error: unknown = await postOut((_, done) => done(new Error(`no ${REQUEST.url}`), []))(REQUEST).catch((e) => e)
    expect(error).toBeInstanceOf(OutgoingFailed)
    expect(JSON.stringify(error) + String(error)).not.toContain('SECRET')
  })
})
