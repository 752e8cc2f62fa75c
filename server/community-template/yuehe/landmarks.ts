import type { Landmark } from '../../../domain/grid.ts'
import { landmarkIn } from '../landmark.ts'
import { YUEHE } from './drawing.ts'

const landmark = landmarkIn(YUEHE)

export const LANDMARKS: Landmark[] = [
  landmark('gate-south', 'gate', '南门', [6, -86]),
  landmark('gate-east', 'gate', '东门', [197, -2]),
  landmark('shed-west', 'ebike-shed', '西侧车棚', [-184, 2]),
  landmark('shed-middle', 'ebike-shed', '中心车棚', [40, 4]),
  landmark('garbage-1', 'garbage-point', '1号垃圾投放点', [-66, 50]),
  landmark('garbage-2', 'garbage-point', '2号垃圾投放点', [130, 2]),
  landmark('garbage-3', 'garbage-point', '3号垃圾投放点', [-66, -70]),
  landmark('square', 'playground', '月河小广场', [60, -40]),
  landmark('community-office', 'office', '社区服务中心', [110, -44]),
  landmark('camera-1', 'camera', '1号监控', [26, -80]),
  landmark('camera-2', 'camera', '2号监控', [188, 16]),
]
