/// A place in a picture, from the top left, in heights of the picture.
typealias Place = SIMD2<Double>

func dot(_ a: Place, _ b: Place) -> Double { a.x * b.x + a.y * b.y }
func length(_ a: Place) -> Double { dot(a, a).squareRoot() }
