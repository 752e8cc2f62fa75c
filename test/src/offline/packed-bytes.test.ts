import { expect, test } from 'vitest'
import { namesIn } from '../../../src/offline/names-in.ts'
import { packBytes, unpackBytes } from '../../../src/offline/packed-bytes.ts'
import { fakeCaches } from '../../support/fake-caches.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer
const packed = () =>
  packBytes({ name: '葱', lengths: [3, 0, 2] }, [bytesOf('abc'), bytesOf(''), bytesOf('de')]).arrayBuffer()
const unpack = (bytes: ArrayBuffer) => unpackBytes(bytes, ({ lengths }: { lengths: number[] }) => lengths)

test('what was packed is unpacked, head and pieces', async () => {
  const found = unpack(await packed())
  expect(found?.head).toEqual({ name: '葱', lengths: [3, 0, 2] })
  expect(found?.pieces.map((piece) => new TextDecoder().decode(piece))).toEqual(['abc', '', 'de'])
})

test('what is cut short, too long, or somebody else’s is not', async () => {
  const whole = await packed()
  const longer = new Uint8Array([...new Uint8Array(whole), 0]).buffer
  const others = [whole.slice(0, -1), whole.slice(0, 9), new ArrayBuffer(0), longer, bytesOf('<!doctype html>')]
  expect(others.map(unpack)).toEqual(others.map(() => null))
})

test('the names of a folder are those of no other', async () => {
  const cache = await fakeCaches().open('any')
  for (const path of ['/a/1', '/a/%E4%B8%80', '/ab/2', '/b/3']) await cache.put(path, new Response(''))
  expect(await namesIn(cache, '/a/')).toEqual(['1', '一'])
})
