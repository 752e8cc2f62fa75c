import { speak } from '../ui/speak.ts'

const zh = {
  before: '处理前',
  after: '处理后',
  open: (name: string, at: number, of: number) => `${name}照片 ${at}/${of}，点开看大图`,
  photo: (name: string) => `${name}的照片`,
  awaiting: '照片还在路上',
  refused: '这张没有收下',
  unreachable: '连上网络后可看',
  viewerFailed: '大图没有打开，连上网络后再试。',
}

/** Words beside photos. */
export const words = speak({ zh })
