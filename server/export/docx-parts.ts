import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { NOT_XML } from './sheet-row.ts'

type Block = Paragraph | Table
/** In twentieths of a point: 1 cm of margin less than the usual, so that tables have room. */
const MARGIN = 1000

const clean = (text: string) => text.replace(NOT_XML, '')

export const heading = (text: string): Paragraph =>
  new Paragraph({ text: clean(text), heading: HeadingLevel.HEADING_1, keepNext: true })
export const title = (text: string): Paragraph =>
  new Paragraph({ text: clean(text), heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER })
export const line = (text: string): Paragraph => new Paragraph({ text: clean(text), spacing: { after: 120 } })

/** A table over the full width; its first row is repeated on every page. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cell = (text: string, bold: boolean) =>
    new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: clean(text), bold })] })] })
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({ tableHeader: isHead, cantSplit: true, children: texts.map((text) => cell(text, isHead)) })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  })
}

export type DocxPicture = { jpeg: Uint8Array; width: number; height: number; text: string }

/** Two pictures side by side with their names above; each carries its text for who cannot see it. */
export function picturePair(pictures: readonly DocxPicture[]): Table {
  const cell = ({ jpeg, width, height, text }: DocxPicture) =>
    new TableCell({
      width: { size: 50, type: WidthType.PERCENTAGE },
      children: [
        new Paragraph({ text: clean(text), alignment: AlignmentType.CENTER, keepNext: true }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: 'jpg',
              data: jpeg,
              transformation: { width, height },
              altText: { name: clean(text), title: clean(text), description: clean(text) },
            }),
          ],
        }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ cantSplit: true, children: pictures.map(cell) })],
  })
}

/** A Word file of these parts on A4. */
export function docxBytes(name: string, children: readonly Block[]): Promise<Uint8Array> {
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }
  const page = { size: { width: 11_906, height: 16_838 }, margin }
  const document = new Document({
    title: clean(name),
    creator: '',
    styles: { default: { document: { run: { font: 'Microsoft YaHei', size: 21 } } } },
    sections: [{ properties: { page }, children: [...children] }],
  })
  return Packer.toBuffer(document)
}
