/// This program.
public enum Software {
    public static let name = "normreport"
    public static let version = "0.1.0"
}
