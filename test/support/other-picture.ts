import sharp from 'sharp'

/** Blobs of light in the dark, others for each seed: pictures of different things. */
export async function otherPicture(seed: number): Promise<Buffer> {
  const [width, height] = [480, 360]
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = Math.sin((x * (1 + (seed % 3))) / 37 + seed) + Math.cos((y * (1 + (seed % 4))) / 29 - seed * 2)
      pixels.fill(Math.round(128 + 55 * light), (y * width + x) * 3, (y * width + x + 1) * 3)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}
