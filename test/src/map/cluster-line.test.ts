import { expect, test } from 'vitest'
import { openClusterIndex } from '../../../src/map/cluster/cluster-index.ts'
import { type ClusterAnswer, type ClusterRequest, readMarks } from '../../../src/map/cluster/cluster-message.ts'
import { type ClusterWorker, openClusterLine } from '../../../src/map/cluster-line.ts'
import { packPoints } from '../../../src/map/cluster-points.ts'
import { at } from '../../support/community-fixture.ts'

const view = { south: 28, west: 121, north: 29, east: 122, zoom: 18 }
const inPage = async () => openClusterIndex()
const soon = () => new Promise((resolve) => setTimeout(resolve, 0))
const places = () => packPoints([at(0, 0), at(0, 0), at(300, 0)])

function workerThat(answers: (request: ClusterRequest, worker: ClusterWorker) => void) {
  const heard: ClusterRequest[] = []
  const worker: ClusterWorker = {
    onmessage: null,
    onerror: null,
    postMessage(request: ClusterRequest) {
      heard.push(request)
      answers(request, worker)
    },
    terminate: () => {},
  }
  return { worker, heard }
}

test('what the line keeps of the points is not taken from it when the worker gets them', () => {
  const { worker, heard } = workerThat(() => {})
  const line = openClusterLine(() => {}, { spawn: () => worker, inPage })
  const own = places()
  line.ask({ ask: 'load', places: own })
  expect(own.length).toBe(6)
  expect(heard).toHaveLength(1)
})

test('a browser without module workers gets the same clusters, made in the page', async () => {
  const told: ClusterAnswer[] = []
  const spawn = () => {
    throw new Error('no workers here')
  }
  const line = openClusterLine((answer) => told.push(answer), { spawn, inPage })
  line.ask({ ask: 'load', places: places() })
  line.ask({ ask: 'view', turn: 1, view })
  await soon()
  expect(told.map((one) => one.tell === 'marks' && readMarks(one.marks).length)).toEqual([2])
})

test('a worker that breaks is replaced; the question it left open is answered', async () => {
  const told: ClusterAnswer[] = []
  const { worker } = workerThat((request, self) => {
    if (request.ask === 'view') self.onerror?.({ message: 'gone' } as ErrorEvent) // all of the event that is looked at
  })
  const line = openClusterLine((answer) => told.push(answer), { spawn: () => worker, inPage })
  line.ask({ ask: 'load', places: places() })
  line.ask({ ask: 'view', turn: 7, view })
  await soon()
  expect(told).toMatchObject([{ tell: 'marks', turn: 7 }])
})

test('after it was closed nothing is told any more', async () => {
  const told: ClusterAnswer[] = []
  const spawn = () => {
    throw new Error('no workers here')
  }
  const line = openClusterLine((answer) => told.push(answer), { spawn, inPage })
  line.ask({ ask: 'load', places: places() })
  line.ask({ ask: 'view', turn: 1, view })
  line.close()
  await soon()
  expect(told).toEqual([])
})
