@testable import Tensors

/// Memory aligned as the engine asks, freed with the object.
final class AlignedBuffer {
    let floats: UnsafeMutableBufferPointer<Float>

    var base: UnsafeMutablePointer<Float> { floats.baseAddress! }
    var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(base) }

    init(count: Int, filledWith value: Float = .nan) {
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: AlignedStorage.alignment)
        floats = UnsafeMutableBufferPointer(start: raw.bindMemory(to: Float.self, capacity: count), count: count)
        floats.initialize(repeating: value)
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}

/// Plain activations [N][C][H][W] into the blocked layout, padded lanes zero, and back.
enum BlockedLayout {
    static func index(n: Int, channel: Int, pixel: Int, channels: Int, plane: Int) -> Int {
        let block = ChannelBlock.width
        let blocks = (channels + block - 1) / block
        return ((n * blocks + channel / block) * plane + pixel) * block + channel % block
    }

    static func pack(_ plain: [Float], batch: Int, channels: Int, plane: Int) -> AlignedBuffer {
        let block = ChannelBlock.width
        let rounded = (channels + block - 1) / block * block
        let result = AlignedBuffer(count: batch * rounded * plane, filledWith: 0)
        precondition(plain.count == batch * channels * plane, "an array of the tensor's size")
        for n in 0..<batch {
            for channel in 0..<channels {
                for pixel in 0..<plane {
                    let index = index(n: n, channel: channel, pixel: pixel, channels: channels, plane: plane)
                    result.floats[index] = plain[(n * channels + channel) * plane + pixel]
                }
            }
        }
        return result
    }

    /// The values, and what stands in the padded lanes.
    static func unpack(
        _ buffer: AlignedBuffer, batch: Int, channels: Int, plane: Int
    ) -> (values: [Float], padding: [Float]) {
        let block = ChannelBlock.width
        let rounded = (channels + block - 1) / block * block
        var values = [Float]()
        var padding = [Float]()
        for n in 0..<batch {
            for channel in 0..<rounded {
                for pixel in 0..<plane {
                    let value = buffer.floats[
                        index(n: n, channel: channel, pixel: pixel, channels: channels, plane: plane)]
                    if channel < channels {
                        values.append(value)
                    } else {
                        padding.append(value)
                    }
                }
            }
        }
        return (values, padding)
    }
}
