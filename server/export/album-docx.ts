import sharp from 'sharp'
import { ALBUM_PAIRS_MAX } from '../../domain/numbers.ts'
import { dayText } from '../../domain/shanghai-time.ts'
import { albumPairs, type Pair } from '../numbers/album-pairs.ts'
import type { PhotoFiles } from '../stores/photo-files.ts'
import type { PhotoRecord } from '../stores/photo-record.ts'
import { type DocxPicture, docxBytes, heading, line, picturePair, title } from './docx-parts.ts'
import type { ExportWork } from './export-work.ts'
import { words } from './words.ts'

/** Pixels of a picture in the file, and its width on the sheet (at 96 a inch). */
const PIXELS_MAX = 900
const WIDTH_ON_SHEET = 320
const HEIGHT_ON_SHEET = 320

/** The album: pictures of how it was beside how it is, a closed case each. */
export async function albumDocx(work: ExportWork) {
  const { journal, community, meant, names, wish, signal, onLooked } = work
  const { pairs, more } = await albumPairs(journal, community.id, meant, { max: ALBUM_PAIRS_MAX, signal })
  const parts = []
  for (const pair of pairs) {
    signal.throwIfAborted()
    const pictures = await picturesOf(pair, work)
    if (pictures.length === 2) parts.push(heading(nameOf(pair, names)), picturePair(pictures))
  }
  onLooked(await journal.countReceived(community.id, meant))
  const name = `${community.name} ${words.titles.album}`
  const notes = [more && words.albumMore(ALBUM_PAIRS_MAX), parts.length === 0 && words.albumEmpty]
  return docxBytes(name, [
    title(name),
    line(words.period(wish.from, wish.to)),
    ...notes.filter((note) => note !== false).map(line),
    ...parts,
  ])
}

function nameOf({ case: found }: Pair, names: ExportWork['names']): string {
  const parts = [
    names.category(found.categoryId),
    names.grid(found.gridId),
    names.building(found.place?.buildingId ?? null),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

async function picturesOf(pair: Pair, { photoFiles }: ExportWork): Promise<DocxPicture[]> {
  const sides = [
    { photo: pair.before, text: `${words.before} ${dayText(pair.day)}` },
    { photo: pair.after, text: `${words.after} ${dayText(pair.endedDay)}` },
  ]
  const pictures = await Promise.all(sides.map(({ photo, text }) => pictureOf(photo, text, photoFiles)))
  return pictures.filter((picture) => picture !== null)
}

/** Null when its file is gone. */
async function pictureOf(photo: PhotoRecord, text: string, files: PhotoFiles): Promise<DocxPicture | null> {
  const bytes = photo.evidenceName === null ? null : await files.read(photo.communityId, photo.evidenceName)
  if (!bytes) return null
  const shrunk = sharp(bytes).resize({ width: PIXELS_MAX, height: PIXELS_MAX, fit: 'inside', withoutEnlargement: true })
  const { data, info } = await shrunk.jpeg({ quality: 72 }).toBuffer({ resolveWithObject: true })
  const scale = Math.min(WIDTH_ON_SHEET / info.width, HEIGHT_ON_SHEET / info.height)
  return { jpeg: data, width: Math.round(info.width * scale), height: Math.round(info.height * scale), text }
}
