import { speak } from '../ui/speak.ts'

const zh = {
  storageFull: '手机存储满了，刚才的内容没有存下。已保存的都还在；请删掉一些不用的照片或应用，再试一次。',
  roomLow: (photos: number) =>
    `手机快存满了，还能存约 ${photos} 张照片。有网时请先把没送出的送出去，或删掉一些不用的照片、应用。`,
  roomNone: '手机存满了，现在拍的存不下。请先删掉一些不用的照片或应用；已保存的都还在。',
  lostStorage: '手机清空过这个应用的数据，没有写完的和没有送出的可能不在了。请到“我的”里看一下，缺的请再报一次。',
  lostReports: (count: number) => `手机存储出过问题，有 ${count} 条没送出的上报不在了。很抱歉，请再报一次。`,
  restored: (count: number) =>
    `手机存储出过问题，${count} 条没送出的已经找回来，会照常送出。没有写完的可能不在了，请到“我的”里看一下。`,
  gotIt: '知道了',
}

/** Words about a phone's storage; they come after the first screen, with the part that says them. */
export const words = speak({ zh })
