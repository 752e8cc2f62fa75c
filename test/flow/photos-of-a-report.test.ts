import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { realPhoto } from '../support/field-photos.ts'
import { type Stage, setStage } from '../support/stage.ts'
import { storedPhotos } from '../support/stored-photos.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

const six = () =>
  Promise.all([10, 70, 130, 190, 250, 310].map(async (hue, n) => jpeg(`IMG_${n}.jpg`, await makePhoto({ hue }))))

describe('the photos of a report', () => {
  it('six arrive, each on the desk and each stored', async () => {
    const page = await stage.volunteer()
    await volunteer.report(page, { photos: await six(), category: '错误垃圾分类', words: '六张照片' })
    await page.getByText('已送达').first().waitFor()

    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', '六张照片')
    expect((await storedPhotos(stage.server().dataDir)).evidence).toHaveLength(6)
    await page.context().close()
  })

  it('a seventh is refused in words, the six stay', async () => {
    const page = await stage.volunteer()
    await volunteer.choosePhotos(page, [...(await six()), jpeg('IMG_7.jpg', await makePhoto())])
    await page
      .getByText(/最多.*6 ?张/)
      .first()
      .waitFor()
    await volunteer.photoIsReady(page, 6)
    await page.context().close()
  })

  it('a corrupt one is refused in words, the others go', async () => {
    const good = jpeg('good.jpg', await makePhoto())
    const whole = await makePhoto()
    const corrupt = realPhoto('corrupted') ?? jpeg('corrupt.jpg', whole.subarray(0, whole.length / 2))
    const page = await stage.volunteer()
    await volunteer.choosePhotos(page, [good, corrupt])
    await page
      .getByText(/坏了|损坏|完整/)
      .first()
      .waitFor()
    await volunteer.say(page, '一张坏了')
    await volunteer.save(page)
    await page.getByText('已送达').first().waitFor()
    expect((await storedPhotos(stage.server().dataDir)).evidence).toHaveLength(7)
    await page.context().close()
  })

  it.skipIf(realPhoto('.HEIC') === null)('a HEIC this browser cannot read is explained, the draft stays', async () => {
    const page = await stage.volunteer()
    await volunteer.say(page, '苹果手机拍的')
    await volunteer.choosePhotos(page, [realPhoto('.HEIC') ?? '', jpeg('good.jpg', await makePhoto())])
    await page.getByText(/HEIC/).first().waitFor()
    await volunteer.photoIsReady(page, 1)
    expect(await page.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('苹果手机拍的')
    await page.context().close()
  })
})
