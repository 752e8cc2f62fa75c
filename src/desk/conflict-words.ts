import { speak } from '../ui/speak.ts'

const zh = {
  conflictTitle: '这一件刚才变了',
  conflictWanted: '您要做的',
  conflictNow: '现在的情况',
  conflictEvents: (count: number) => `这期间多了 ${count} 步：`,
  conflictGone: '最新情况暂时取不到，看最新会再取一次。',
  wantedNote: (note: string) => `说明：${note}`,
  wantedAt: (when: string) => `${when}在这台设备上记下`,
  wantedPhotos: '您拍的照片',
  meanwhilePhotos: '这期间别人交的照片',
  nothingLost: '您的操作没有送出，也没有改动这一件。',
  seeLatest: '看最新',
}

/** Words of a step that came too late. */
export const conflictWords = speak({ zh })
