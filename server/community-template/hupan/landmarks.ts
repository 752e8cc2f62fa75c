import type { Landmark } from '../../../domain/grid.ts'
import { landmarkIn } from '../landmark.ts'
import { HUPAN } from './drawing.ts'

const landmark = landmarkIn(HUPAN)

export const LANDMARKS: Landmark[] = [
  landmark('gate-south', 'gate', '南大门', [64, -234]),
  landmark('gate-north', 'gate', '北门', [67, 230]),
  landmark('gate-east', 'gate', '东门', [231, 44]),
  landmark('gate-west', 'gate', '西门', [-247, 62]),
  landmark('shed-north', 'ebike-shed', '北侧车棚', [-76, 164]),
  landmark('shed-west', 'ebike-shed', '西侧车棚', [-143, -14]),
  landmark('shed-east', 'ebike-shed', '东侧车棚', [163, -14]),
  landmark('shed-south', 'ebike-shed', '南侧车棚', [-74, -138]),
  landmark('garbage-1', 'garbage-point', '1号垃圾投放点', [-158, 84]),
  landmark('garbage-2', 'garbage-point', '2号垃圾投放点', [152, 92]),
  landmark('garbage-3', 'garbage-point', '3号垃圾投放点', [-146, -88]),
  landmark('garbage-4', 'garbage-point', '4号垃圾投放点', [162, -70]),
  landmark('garbage-5', 'garbage-point', '5号垃圾投放点', [36, -210]),
  landmark('playground', 'playground', '儿童乐园', [14, -28]),
  landmark('property-office', 'office', '物业服务中心', [40, 92]),
  landmark('community-office', 'office', '社区服务中心', [300, 60]),
  landmark('camera-1', 'camera', '1号监控', [84, -226]),
  landmark('camera-2', 'camera', '2号监控', [84, 222]),
  landmark('camera-3', 'camera', '3号监控', [222, 24]),
]
