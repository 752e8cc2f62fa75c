import { UPLOAD_CHUNK_MAX } from '../domain/photo.ts'
import { headers, paths, uploadReceiptSchema } from '../domain/wire.ts'
import { type Answer, type LeanLine, unexpected, until } from './lean-line.ts'
import type { Acked } from './lean-phone.ts'
import { digest, type LeanPhoto } from './lean-report.ts'

type Sent = (what: Acked) => void

/** Asks where the upload is and sends the next piece, until the receipt comes. @param acked hears of every durable offset */
export async function sendLeanPhoto(line: LeanLine, photo: LeanPhoto, acked: Sent): Promise<void> {
  await until('photo', async () => {
    const opened = await line.exchange('POST', paths.upload(photo.id, 'a1'), {
      headers: {
        [headers.uploadComplete]: '?0',
        [headers.uploadLength]: String(photo.bytes.length),
        [headers.reprDigest]: digest(photo.bytes),
      },
    })
    if (!opened) return null
    if (opened.status === 200) return isStored(photo, opened)
    if (opened.status !== 201) return unexpected('upload', opened)
    return sendPieces(line, photo, Number(opened.headers.get(headers.uploadOffset)), acked)
  })
  acked({ what: 'photo', photoId: photo.id })
}

/** Null when nothing came back, or another offset is right: opening it again tells where it is. */
async function sendPieces(line: LeanLine, photo: LeanPhoto, from: number, acked: Sent): Promise<true | null> {
  for (let offset = from; offset < photo.bytes.length; ) {
    const piece = photo.bytes.slice(offset, offset + UPLOAD_CHUNK_MAX)
    const answer = await line.exchange('PATCH', paths.upload(photo.id, 'a1'), {
      body: piece,
      headers: {
        'content-type': 'application/partial-upload',
        [headers.uploadOffset]: String(offset),
        [headers.contentDigest]: digest(piece),
      },
    })
    if (!answer || answer.status === 409) return null
    if (answer.status === 200) return isStored(photo, answer)
    if (answer.status !== 204) return unexpected('piece', answer)
    offset = Number(answer.headers.get(headers.uploadOffset))
    acked({ what: 'offset', photoId: photo.id, size: offset })
  }
  return null
}

function isStored(photo: LeanPhoto, answer: Answer): true {
  const { photo: receipt } = uploadReceiptSchema.parse(JSON.parse(answer.text))
  if (receipt.state === 'stored' && receipt.receivedSha256 === photo.sha256) return true
  return unexpected('photo', answer)
}
